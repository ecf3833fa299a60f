namespace CookieConsent;

/// <summary>Kinds of faults.</summary>
public enum ConsentFaultKind
{
    /// <summary>A record is not what was written.</summary>
    Changed,

    /// <summary>Records are gone that retention has not removed.</summary>
    Missing,

    /// <summary>A record was added by something else than the store.</summary>
    Inserted,

    /// <summary>A record differs from the head that was published in the log.</summary>
    Rewritten,

    /// <summary>What was shown is not what was kept.</summary>
    NoticeChanged,

    /// <summary>What was shown is gone.</summary>
    NoticeMissing,
}

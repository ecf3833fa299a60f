namespace CookieConsent;

/// <summary>What a visitor did (requirement P01).</summary>
public enum ConsentAction
{
    /// <summary>Every optional category was granted in one click.</summary>
    AcceptAll,

    /// <summary>Every optional category was refused in one click.</summary>
    RejectAll,

    /// <summary>A choice per category was saved.</summary>
    Save,

    /// <summary>An earlier grant was withdrawn as a whole.</summary>
    Withdraw,

    /// <summary>A privacy signal ended an earlier grant.</summary>
    Signal,

    /// <summary>
    /// Nobody did anything: the grant that <see cref="ConsentRecord.PreviousId"/> names was kept too late. The visitor had been told that it failed, and it
    /// never took effect. Written by stores (requirement P09).
    /// </summary>
    Void,
}

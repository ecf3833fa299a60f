namespace CookieConsent.Decision;

/// <summary>What became of a choice.</summary>
internal enum ConsentOutcome
{
    /// <summary>The valid cookie says the same already; nothing was written.</summary>
    Unchanged,

    /// <summary>The choice holds from this response on.</summary>
    Applied,

    /// <summary>The proof could not be kept: nothing was granted. What was refused is refused all the same.</summary>
    NotProven,
}

namespace CookieConsent;

/// <summary>Whether a visitor still owes a choice.</summary>
public enum ConsentStatus
{
    /// <summary>No valid decision is stored. Only necessary cookies pass, unless the site configures something else for the visitor's region.</summary>
    Undecided = 0,

    /// <summary>The visitor has decided, and everything that was granted still is.</summary>
    Decided = 1,

    /// <summary>Something that was granted before is not any more (its scope changed); what still is, stays granted.</summary>
    Lapsed = 2,
}

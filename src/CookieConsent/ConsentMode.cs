namespace CookieConsent;

/// <summary>Whether the visitor's choice is enforced.</summary>
public enum ConsentMode
{
    /// <summary>Cookies that are not granted never leave the server.</summary>
    Enforce = 0,

    /// <summary>Nothing a visitor sees changes and everything is granted; log and metrics say what would happen.</summary>
    ReportOnly = 1,
}

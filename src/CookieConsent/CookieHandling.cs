namespace CookieConsent;

/// <summary>What happens to a cookie for which the visitor was not asked.</summary>
public enum CookieHandling
{
    /// <summary>It is dropped, and reported once with the configuration that would settle it.</summary>
    Block = 0,

    /// <summary>It passes.</summary>
    Allow = 1,
}

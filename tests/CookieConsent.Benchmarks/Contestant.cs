namespace CookieConsent.Benchmarks;

/// <summary>Which middleware stands in front of the app.</summary>
public enum Contestant
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>The framework's <c>UseCookiePolicy</c>, with consent checked.</summary>
    CookiePolicy,

    /// <summary>Ours.</summary>
    CookieConsent,
}

namespace CookieConsent;

/// <summary>
/// The four categories that a visitor decides on. The set is closed: services sit inside these categories.
/// <see cref="Necessary"/> is granted always and cannot be refused.
/// </summary>
[Flags]
public enum CookieCategories
{
    /// <summary>No category.</summary>
    None = 0,

    /// <summary>What the site cannot work without: sign-in, basket, security, the visitor's own choice.</summary>
    Necessary = 1,

    /// <summary>Preferences, chat, video, maps: convenient, but the site works without it.</summary>
    Functionality = 2,

    /// <summary>Statistics, heat maps, session replay, A/B tests.</summary>
    Analytics = 4,

    /// <summary>Anything that follows a visitor across sites or serves marketing.</summary>
    Advertisement = 8,

    /// <summary>Every category.</summary>
    All = Necessary | Functionality | Analytics | Advertisement,
}

namespace CookieConsent;

/// <summary>Where the banner stands.</summary>
public enum ConsentBannerLayout
{
    /// <summary>Across the bottom of the window.</summary>
    Bar = 0,

    /// <summary>A box in the bottom corner at the end of the reading direction.</summary>
    Box = 1,

    /// <summary>In the middle of the window. The page behind stays usable.</summary>
    Center = 2,
}

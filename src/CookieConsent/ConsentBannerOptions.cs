namespace CookieConsent;

/// <summary>How banner, dialog and settings page look and read.</summary>
public sealed class ConsentBannerOptions
{
    /// <summary>Where the banner stands. Default: <see cref="ConsentBannerLayout.Bar"/>.</summary>
    public ConsentBannerLayout Layout { get; set; } = ConsentBannerLayout.Bar;

    /// <summary>Light, dark, or as the visitor's device asks. Default: <see cref="ConsentTheme.Auto"/>.</summary>
    public ConsentTheme Theme { get; set; } = ConsentTheme.Auto;

    /// <summary>Texts that replace the built-in ones: language tag -> key -> text. Keys are those of the built-in English texts.</summary>
    public IDictionary<string, IDictionary<string, string>> Texts { get; } =
        new Dictionary<string, IDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
}

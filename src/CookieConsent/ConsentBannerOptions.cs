namespace CookieConsent;

/// <summary>How banner, dialog and settings page look and read.</summary>
public sealed class ConsentBannerOptions
{
    /// <summary>Where the banner stands. Default: <see cref="ConsentBannerLayout.Bar"/>.</summary>
    public ConsentBannerLayout Layout { get; set; } = ConsentBannerLayout.Bar;

    /// <summary>Light, dark, or as the visitor's device asks. Default: <see cref="ConsentTheme.Auto"/>.</summary>
    public ConsentTheme Theme { get; set; } = ConsentTheme.Auto;

    /// <summary>
    /// The three optional categories in the order in which visitors see them, each once. Default: empty, which is functionality, analytics,
    /// advertisement. Necessary always comes first.
    /// </summary>
    public IList<CookieCategories> Categories { get; } = [];

    /// <summary>
    /// A stylesheet of this site for the settings page, linked after ours: a local path, for example <c>/css/consent.css</c>. The page is no page of
    /// the site's layout, so this is where its colours come from. Default: none.
    /// </summary>
    public string? Stylesheet { get; set; }

    /// <summary>
    /// The banner in markup of this site's own: a file below the content root, for example <c>wwwroot/consent-banner.html</c>, in which <c>{title}</c>,
    /// <c>{text}</c> and <c>{actions}</c> stand for what every banner has, and <c>{policy.link}</c> and the other keys for their texts. Read at start
    /// and on every reload; a file that lacks a part is an error. Default: none.
    /// </summary>
    public string? Template { get; set; }

    /// <summary>
    /// Base name under which the app's <c>IStringLocalizerFactory</c> has texts that replace the built-in ones, for example <c>ConsentTexts</c>. The
    /// names in it are the keys of <see cref="Texts"/>, which win over it. Read once for each language and again on a reload. Default: none.
    /// </summary>
    public string? TextsResource { get; set; }

    /// <summary>
    /// Whether visitors can also choose each declared service of a category, in the dialog and on the settings page. Default: <see langword="false"/>.
    /// Services that were refused alone stay refused where this is switched off later.
    /// </summary>
    public bool ServiceChoice { get; set; }

    /// <summary>
    /// Whether pages with the banner are the same for every visitor, so that a CDN, the output cache and the response cache may keep them; a small
    /// stylesheet of each visitor's own (<c>/_cc/state.css</c>, one request a page) shows what he is owed. Default: <see langword="false"/>.
    /// </summary>
    public bool CacheSafe { get; set; }

    /// <summary>Texts that replace the built-in ones: language tag -> key -> text. Keys are those of the built-in English texts.</summary>
    public IDictionary<string, IDictionary<string, string>> Texts { get; } =
        new Dictionary<string, IDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
}

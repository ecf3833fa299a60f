namespace CookieConsent.Banner;

/// <summary>
/// Parts of a page that every visitor gets (<see cref="ConsentBannerOptions.CacheSafe"/>). They are hidden until the visitor's own stylesheet shows them,
/// so a sheet that does not come shows nothing. The element around a part has no box of its own and changes no layout.
/// </summary>
internal static class SharedMarkup
{
    /// <summary>The banner, for a visitor who owes a choice.</summary>
    public const string Asked = "asked";

    /// <summary>What has changed since the last choice.</summary>
    public const string Lapsed = "lapsed";

    /// <summary>That a privacy signal was honoured.</summary>
    public const string Signal = "signal";

    /// <summary>The button that withdraws, for a visitor who has granted something.</summary>
    public const string Granted = "granted";

    /// <summary>That what is ticked is on without consent, where the visitor is.</summary>
    public const string Implied = "implied";

    /// <summary>The link to object, where the visitor is.</summary>
    public const string OptOut = "opt-out";

    /// <summary>Ends a part.</summary>
    public const string End = "</div>";

    /// <summary>The services of a category that run without consent, where the visitor is.</summary>
    public static string ExemptIn(CookieCategories category) => $"exempt-{CategoryTexts.Key(category)}";

    /// <summary>Starts a part.</summary>
    public static string Start(string part) => $"<div class=\"ccx-{part}\" hidden>";

    /// <summary>The selector of a part: stronger than <c>[hidden] { display: none !important }</c>, which many sites have.</summary>
    public static string SelectorOf(string part) => $"div.ccx-{part}";

    /// <summary>The class of a category in the list of those that have lapsed.</summary>
    public static string ClassOf(CookieCategories category) => $"ccx-{CategoryTexts.Key(category)}";
}

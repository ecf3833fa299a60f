using CookieConsent.Decision;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Banner;

/// <summary>The addresses that a page is given.</summary>
internal static class ConsentPaths
{
    // A choice is read up to 4 KB and an address is escaped once more in it: a longer one must not make a refusal fail.
    private const int LongestEscapedReturnUrl = 2000;
    private const string SavedQuery = "?saved&culture=";

    /// <summary>Path of the settings page and of the form's action, not encoded for HTML.</summary>
    public static string Endpoint(RequestConsent consent) => (consent.Context.Request.PathBase + consent.Configuration.Options.BasePath).ToUriComponent();

    /// <summary>Path of one of our assets.</summary>
    public static string Asset(RequestConsent consent, string name) => $"{Endpoint(consent)}/{ConsentAssets.FileNameOf(name)}";

    /// <summary>The visitor's page, to come back to after a choice; empty where it is too long to carry along.</summary>
    public static string ReturnUrl(HttpContext context)
    {
        // A status code page is rendered under another path than the visitor asked for.
        var url = context.Features.Get<IStatusCodeReExecuteFeature>() is { } original
            ? original.OriginalPathBase + new PathString(original.OriginalPath).ToUriComponent() + original.OriginalQueryString
            : context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        return Uri.EscapeDataString(url).Length <= LongestEscapedReturnUrl ? url : "";
    }

    /// <summary>The settings page as it confirms a choice.</summary>
    public static string Saved(RequestConsent consent, string language) => $"{Endpoint(consent)}{SavedQuery}{language}";

    /// <summary>The address, but of the settings page that confirms a choice the one that does not.</summary>
    public static string? WithoutSaved(RequestConsent consent, string? url) =>
        url is not null && url.StartsWith(Endpoint(consent) + SavedQuery, StringComparison.Ordinal) ? url.Replace(SavedQuery, "?culture=", StringComparison.Ordinal) : url;

    /// <summary>
    /// The query with which a page links to the settings page. It names the language, because that page answers before the app's own localization.
    /// </summary>
    public static string SettingsQuery(string returnUrl, string language) => $"?returnUrl={Uri.EscapeDataString(returnUrl)}&culture={language}";
}

using CookieConsent.Decision;
using CookieConsent.Endpoints;
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

    /// <summary>Path of the script that takes what was refused out of the browser.</summary>
    public static string ForgetScript(RequestConsent consent) => $"{Endpoint(consent)}/{consent.Configuration.ForgetScript.FileName}";

    /// <summary>Whether the page stands behind a choice that was sent as a form, here or on the settings page: no script saw that one.</summary>
    public static bool IsBehindForm(RequestConsent consent) =>
        LocalUrl.OfReferrer(consent.Context.Request) is { } from && (from == ReturnUrl(consent.Context) || LocalUrl.PathOf(from) == Endpoint(consent));

    /// <summary>Path of the visitor's own stylesheet.</summary>
    public static string StateStylesheet(RequestConsent consent) => Endpoint(consent) + "/state.css";

    /// <summary>The visitor's receipt, in the language of the page that links to it.</summary>
    public static string Receipt(RequestConsent consent, string language) => $"{Endpoint(consent)}/receipt?culture={language}";

    /// <summary>The visitor's page, to come back to after a choice; empty where it is too long to carry along.</summary>
    public static string ReturnUrl(HttpContext context)
    {
        // A status code page is rendered under another path than the visitor asked for.
        var url = context.Features.Get<IStatusCodeReExecuteFeature>() is { } original
            ? original.OriginalPathBase + new PathString(original.OriginalPath).ToUriComponent() + original.OriginalQueryString
            : context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        return IsShortEnough(url) ? url : "";
    }

    /// <summary>Whether the address can be carried along.</summary>
    public static bool IsShortEnough(string url) => Uri.EscapeDataString(url).Length <= LongestEscapedReturnUrl;

    /// <summary>The settings page as it confirms a choice.</summary>
    public static string Saved(RequestConsent consent, string language) => $"{Endpoint(consent)}{SavedQuery}{language}";

    /// <summary>
    /// Where a notice that is out of date is shown again: on the page itself, but on the settings page where a cache may hold the page with the old
    /// notice. The settings page does not confirm the choice then.
    /// </summary>
    public static string? ShownAgain(RequestConsent consent, string? returnUrl)
    {
        var endpoint = Endpoint(consent);
        if (returnUrl is not null && returnUrl.StartsWith(endpoint + SavedQuery, StringComparison.Ordinal))
            return returnUrl.Replace(SavedQuery, "?culture=", StringComparison.Ordinal);
        return consent.Configuration.Options.Banner.CacheSafe ? $"{endpoint}?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}" : returnUrl;
    }

    /// <summary>
    /// The query with which a page links to the settings page. It names the language, because that page answers before the app's own localization.
    /// </summary>
    public static string SettingsQuery(string returnUrl, string language) => $"?returnUrl={Uri.EscapeDataString(returnUrl)}&culture={language}";
}

using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary><c>GET {BasePath}</c>: the settings page, complete without JavaScript.</summary>
internal static class SettingsPageEndpoint
{
    /// <summary>
    /// Writes the page; <c>?returnUrl=</c> names the local address to go back to (empty: the page that the visitor comes from), <c>?saved</c> confirms a
    /// choice.
    /// </summary>
    public static Task HandleAsync(RequestConsent consent)
    {
        var query = consent.Context.Request.Query;
        return SettingsPage.WriteAsync(consent, ReturnUrl(consent, query), query.ContainsKey("saved"));
    }

    private static string? ReturnUrl(RequestConsent consent, IQueryCollection query)
    {
        var returnUrl = query["returnUrl"].ToString();
        if (returnUrl.Length > 0 || !query.ContainsKey("returnUrl"))
            return LocalUrl.Is(returnUrl) ? returnUrl : null;
        return LocalUrl.OfReferrer(consent.Context.Request) is { } referrer && ConsentPaths.IsShortEnough(referrer) && !IsThisPage(referrer, consent) ? referrer : null;
    }

    private static bool IsThisPage(string url, RequestConsent consent) => LocalUrl.PathOf(url).Equals(ConsentPaths.Endpoint(consent), StringComparison.OrdinalIgnoreCase);
}

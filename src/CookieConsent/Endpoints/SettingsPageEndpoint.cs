using CookieConsent.Banner;
using CookieConsent.Decision;

namespace CookieConsent.Endpoints;

/// <summary><c>GET {BasePath}</c>: the settings page, complete without JavaScript.</summary>
internal static class SettingsPageEndpoint
{
    /// <summary>Writes the page; <c>?returnUrl=</c> names the local address to go back to, <c>?saved</c> confirms a choice.</summary>
    public static Task HandleAsync(RequestConsent consent)
    {
        var query = consent.Context.Request.Query;
        var returnUrl = query["returnUrl"].ToString();
        return SettingsPage.WriteAsync(consent, LocalUrl.Is(returnUrl) ? returnUrl : null, query.ContainsKey("saved"));
    }
}

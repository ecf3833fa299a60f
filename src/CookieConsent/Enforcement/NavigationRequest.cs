using Microsoft.AspNetCore.Http;

namespace CookieConsent.Enforcement;

/// <summary>Whether a request loads a page, rather than a picture, a script or data.</summary>
internal static class NavigationRequest
{
    /// <summary>By <c>Sec-Fetch-Mode</c> where the browser sends it, else a GET that accepts HTML.</summary>
    public static bool Is(HttpRequest request)
    {
        var mode = request.Headers["Sec-Fetch-Mode"];
        return mode.Count > 0
            ? mode == "navigate"
            : HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}

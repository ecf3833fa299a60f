using System.Text;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>Keeps a redirect on this site.</summary>
internal static class LocalUrl
{
    /// <summary>
    /// Whether the address is a path on this host: one slash, then neither a slash nor a backslash, and no control character anywhere, which browsers
    /// drop and so make <c>//</c> of <c>/\t/</c>.
    /// </summary>
    public static bool Is(string? url) => url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);

    /// <summary>The address where it is local, else the root of the app.</summary>
    public static string OrRoot(string? url, HttpRequest request) => Is(url) ? url! : request.PathBase + "/";

    /// <summary>The path and query of the page that sent the request, where it is on this host.</summary>
    public static string? OfReferrer(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) && CrossSiteRequest.IsHost(referrer, request) && Is(referrer.PathAndQuery)
            ? referrer.PathAndQuery
            : null;

    /// <summary>The address without query and fragment.</summary>
    public static string PathOf(string url) => url.Split('?', '#')[0];

    /// <summary>The address as it may stand in a header: everything outside printable ASCII percent-encoded.</summary>
    public static string Encode(string url)
    {
        if (Ascii.IsValid(url) && !url.Contains(' ', StringComparison.Ordinal))
            return url;
        var encoded = new StringBuilder();
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.Value is > ' ' and < 127)
                encoded.Append((char)rune.Value);
            else
                encoded.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return encoded.ToString();
    }
}

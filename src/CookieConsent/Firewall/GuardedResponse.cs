using CookieConsent.Decision;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Firewall;

/// <summary>
/// Which responses a policy belongs to: pages, and the other things that load for themselves, which are SVG and XML opened as a page or in a frame and the
/// scripts of workers. A policy on pictures, styles, data and other scripts would mean nothing to a browser.
/// </summary>
internal static class GuardedResponse
{
    /// <summary>Whether the response, as it starts, is one.</summary>
    public static bool Is(RequestConsent consent)
    {
        var request = consent.Context.Request;
        var destination = request.Headers["Sec-Fetch-Dest"];
        if (destination == "worker" || destination == "sharedworker")
            return true;
        var type = consent.Response.Headers.ContentType;
        if (type.Count == 0)
            return MayBePage(consent.Response.StatusCode) && NavigationRequest.Is(request);
        var name = type.ToString().AsSpan();
        var end = name.IndexOfAny(';', ',');
        name = (end < 0 ? name : name[..end]).Trim();
        return name.Equals("text/html", StringComparison.OrdinalIgnoreCase)
            || name.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
            || ((name.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)) && NavigationRequest.Is(request));
    }

    // Without a type a browser looks whether it is HTML. One that says that nothing has changed renews the headers of the page that the browser has.
    private static bool MayBePage(int status) => status is StatusCodes.Status304NotModified or (>= 200 and < 300 and not StatusCodes.Status204NoContent) or >= 400;
}

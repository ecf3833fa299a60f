using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>Whether another site makes the visitor's browser send a choice.</summary>
internal static class CrossSiteRequest
{
    /// <summary>
    /// By <c>Sec-Fetch-Site</c>, which no script can set; where it is absent, by an <c>Origin</c> that is not this host. Neither header: not a browser.
    /// </summary>
    public static bool Is(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
            return site != "same-origin" && site != "none";
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
            return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var sender) || !IsHost(sender, request);
    }

    /// <summary>Whether host and port of an address are those of the request. A TLS-terminating proxy may have changed the scheme.</summary>
    public static bool IsHost(Uri address, HttpRequest request)
    {
        var host = RequestHost.Of(request);
        if (address.Scheme is not ("http" or "https") || !address.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase))
            return false;
        return host.Port is { } port ? port == address.Port : address.IsDefaultPort;
    }
}

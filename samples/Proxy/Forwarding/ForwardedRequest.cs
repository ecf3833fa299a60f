using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Proxy.Forwarding;

/// <summary>A visitor's request as the site gets it. <c>Cookie</c> is what the consent line has left of it: what was refused is hidden from the site.</summary>
internal static class ForwardedRequest
{
    // A visitor may have made them up: they are written anew.
    private static readonly HashSet<string> OfProxies = new(StringComparer.OrdinalIgnoreCase) { "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Proto" };

    public static HttpRequestMessage From(HttpContext context, string site)
    {
        var visitors = context.Request;
        var request = new HttpRequestMessage(new HttpMethod(visitors.Method), AddressOf(context, site)) { Version = HttpVersion.Version11 };
        var isUpgrade = context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

        // What is sent behind an upgrade is no body.
        if (!isUpgrade && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            request.Content = new StreamContent(visitors.Body);
        foreach (var (name, values) in visitors.Headers)
        {
            if (IsForSite(name, visitors) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        request.Headers.Host = visitors.Host.Value;
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", visitors.Host.Value);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", visitors.Scheme);
        if (isUpgrade)
        {
            request.Headers.TryAddWithoutValidation(HeaderNames.Connection, HeaderNames.Upgrade);
            request.Headers.TryAddWithoutValidation(HeaderNames.Upgrade, visitors.Headers.Upgrade.AsEnumerable());
        }
        return request;
    }

    private static bool IsForSite(string name, HttpRequest visitors)
    {
        // The banner cannot get into a compressed page. Whoever stands in front of this proxy may compress it again.
        if (name.Equals(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            return !visitors.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return !name.StartsWith(':') && !OfProxies.Contains(name) && !Headers.IsOfTheConnection(name, visitors.Headers.Connection);
    }

    /// <summary>Path and query letter by letter as the visitor sent them.</summary>
    private static Uri AddressOf(HttpContext context, string site)
    {
        var sent = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var target = sent is ['/', ..] ? sent : context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        return new Uri(site + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }
}

using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CookieConsent.Diagnostics;

/// <summary>Where a cookie was set: the route pattern of the endpoint, of which an app has a fixed number, else the path of the request.</summary>
internal sealed class CookieOrigin
{
    private const int Longest = 200;
    private readonly string _source;

    private CookieOrigin(string source, PathString pathBase)
    {
        _source = source;
        Text = PrintableText.Of(pathBase.Value + (source.StartsWith('/') ? source : "/" + source), Longest);
    }

    /// <summary>The pattern or path, printable and cut.</summary>
    public string Text { get; }

    /// <summary>The origin of a response; <paramref name="last"/> itself where it is the same, so that nothing is allocated.</summary>
    public static CookieOrigin Of(RequestConsent consent, CookieOrigin? last)
    {
        var source =
            (consent.Context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? (consent.HasReachedLine ? consent.Path : consent.Context.Request.Path).Value ?? "";
        return last is not null && last._source == source ? last : new CookieOrigin(source, consent.HasReachedLine ? consent.PathBase : consent.Context.Request.PathBase);
    }
}

using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Enforcement;

/// <summary>
/// Keeps a response that depends on one visitor out of every shared cache (requirement E16). The output cache copies headers before its own check,
/// so a cookie that is stripped at response start could be replayed to another visitor: it is told not to store at all.
/// </summary>
internal static class CacheSafety
{
    // Shared caches take these before Cache-Control (RFC 9213).
    private static readonly string[] HeadersForSharedCachesOnly = ["CDN-Cache-Control", "Cloudflare-CDN-Cache-Control", "Surrogate-Control"];
    private static readonly string[] SharedDirectives = ["public", "s-maxage", "proxy-revalidate"];

    /// <summary>Marks the response: not stored by the output cache, <c>private</c> and <c>Vary</c> for all others.</summary>
    /// <param name="context">The request.</param>
    /// <param name="headers">The response's headers.</param>
    /// <param name="isFiltered">Whether a cookie was stripped: then not even a cache that varies by the decision may keep it.</param>
    public static void Protect(HttpContext context, IHeaderDictionary headers, bool isFiltered = false)
    {
        KeepOutOfOutputCache(context, isFiltered);
        headers.CacheControl = Private(headers.CacheControl);
        foreach (var name in HeadersForSharedCachesOnly)
            headers.Remove(name);
        if (headers.Vary.Count == 0)
        {
            headers.Vary = "Cookie, Sec-GPC";
        }
        else
        {
            AddVary(headers, HeaderNames.Cookie);
            AddVary(headers, "Sec-GPC");
        }
        if (context.Features[typeof(ICookieConsentFeature)] is not RequestConsent { Configuration.FurtherVary: { Count: > 0 } further })
            return;
        foreach (var name in further)
            AddVary(headers, name);
    }

    /// <summary>Keeps the response out of the output cache, also when its headers are gone already: the cache decides at the end of the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isOfNoState">Whether not even a cache that varies by the decision may keep it.</param>
    public static void KeepOutOfOutputCache(HttpContext context, bool isOfNoState)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { Context: { } outputCache } && (isOfNoState || !ConsentOutputCachePolicy.IsApplied(outputCache)))
            outputCache.AllowCacheStorage = false;
    }

    private static StringValues Private(StringValues cacheControl)
    {
        if (cacheControl.Count == 0)
            return "private";
        var text = cacheControl.ToString();
        if (text.Length == 0 || text == "private")
            return "private";
        var directives = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Exists(directives, directive => Is(directive, "no-store") || directive.Equals("private", StringComparison.OrdinalIgnoreCase)))
            return cacheControl;
        return string.Join(", ", directives.Where(directive => !Array.Exists(SharedDirectives, shared => Is(directive, shared))).Prepend("private"));
    }

    private static bool Is(string directive, string name) =>
        directive.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (directive.Length == name.Length || directive[name.Length] == '=');

    private static void AddVary(IHeaderDictionary headers, string name)
    {
        foreach (var present in headers.GetCommaSeparatedValues(HeaderNames.Vary))
        {
            if (present == "*" || present.Equals(name, StringComparison.OrdinalIgnoreCase))
                return;
        }
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, name);
    }
}

using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Regions;

/// <summary>Reads where a visitor is: from the app's own resolver, else from the headers that the site names.</summary>
internal sealed class RegionReader(IEnumerable<IVisitorRegionResolver> resolvers, ILogger<RegionReader> logger)
{
    private readonly IVisitorRegionResolver? _resolver = resolvers.LastOrDefault();

    /// <summary>The region; unknown where nothing tells it, and where a resolver fails (requirement E18).</summary>
    public VisitorRegion Read(HttpContext context, RegionTable regions)
    {
        if (_resolver is null && regions.CountryHeader is null)
            return VisitorRegion.Unknown;
        try
        {
            var code = _resolver is null ? FromHeaders(context.Request.Headers, regions) : RegionCode.Parse(_resolver.Resolve(context));
            return code is null ? VisitorRegion.Unknown : new(code, regions.Find(code));
        }
        catch (Exception exception)
        {
            logger.RegionNotRead(exception);
            return VisitorRegion.Unknown;
        }
    }

    // Several lines of a header are no answer of one CDN.
    private static string? FromHeaders(IHeaderDictionary headers, RegionTable regions)
    {
        var country = headers[regions.CountryHeader!];
        if (country.Count != 1)
            return null;
        var region = regions.RegionHeader is { } name ? headers[name] : default;
        return RegionCode.Parse(country[0], region.Count == 1 ? region[0] : null);
    }
}

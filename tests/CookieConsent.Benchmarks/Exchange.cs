using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Benchmarks;

/// <summary>
/// One request after another through a pipeline in process, over one context, as a server that keeps its contexts does: what is left after a request is
/// what the server itself put there.
/// </summary>
internal sealed class Exchange
{
    // The same removals for every contestant, so that they cost all the same.
    private static readonly Type[] AddedFeatures = [typeof(ICookieConsentFeature), typeof(ITrackingConsentFeature), typeof(IResponseCookiesFeature), typeof(IRequestCookiesFeature)];

    private readonly FeatureCollection _features = new(initialCapacity: 16);
    private readonly DefaultHttpContext _context = new();
    private readonly HttpRequestFeature _request = new() { Method = "GET", Path = "/products/7", Scheme = "http" };
    private readonly ServerResponse _response = new();

    public Exchange()
    {
        _request.Headers.Host = "shop.example";
        _features.Set<IHttpRequestFeature>(_request);
        _features.Set<IHttpResponseFeature>(_response);
    }

    /// <summary>The headers of the last response.</summary>
    public IHeaderDictionary ResponseHeaders => _response.Headers;

    /// <summary>Sends one request, with this <c>Cookie</c> header if any, and fires what was registered for the response's start and end.</summary>
    public void Run(RequestDelegate pipeline, string? cookies)
    {
        _response.Reset();
        _request.Headers.Cookie = cookies;
        _context.Initialize(_features);
        pipeline(_context).GetAwaiter().GetResult();
        _response.Complete();
        RemoveAddedFeatures();
    }

    private void RemoveAddedFeatures()
    {
        foreach (var type in AddedFeatures)
            _features[type] = null;
    }
}

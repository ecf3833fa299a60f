using CookieConsent.Banner;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Endpoints;

/// <summary>
/// <c>GET {BasePath}/&lt;name&gt;.&lt;content hash&gt;.css|js</c>: the content never changes under its name, so it is kept for a year, and it is the same
/// for every visitor.
/// </summary>
internal static class AssetEndpoint
{
    /// <summary>Writes the asset, compressed as the browser accepts it.</summary>
    public static Task HandleAsync(HttpContext context, ConsentAsset asset)
    {
        var (encoding, body) = Choose(context.Request, asset);
        var etag = $"\"{asset.FileName}{(encoding is null ? "" : "." + encoding)}\"";
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = etag;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Contains(etag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = asset.ContentType;
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return ResponseBody.WriteAsync(context, body);
    }

    private static (string? Encoding, byte[] Body) Choose(HttpRequest request, ConsentAsset asset)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
            return (null, asset.Bytes);
        if (Accepts("br"))
            return ("br", asset.Brotli);
        return Accepts("gzip") ? ("gzip", asset.Gzip) : (null, asset.Bytes);

        bool Accepts(string encoding) => accepted.Any(value => value.Quality is null or > 0 && value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
    }
}

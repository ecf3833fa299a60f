using System.Collections.Concurrent;
using System.Text;

namespace CookieConsent.Weight.Hosting;

/// <summary>
/// Compresses a page as well as Brotli can, once for each different content: the bytes are then the fewest that can be had, and no page waits
/// for its compression.
/// </summary>
internal sealed class PageCompression(RequestDelegate next)
{
    private readonly ConcurrentDictionary<string, byte[]> _brotli = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        var body = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        await next(context);
        response.Body = body;
        if (page.Length == 0)
            return;

        var isPage = response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
        var bytes = isPage ? _brotli.GetOrAdd(Encoding.UTF8.GetString(page.ToArray()), static html => ServedFiles.Brotli(Encoding.UTF8.GetBytes(html))) : page.ToArray();
        if (isPage)
            response.Headers.ContentEncoding = "br";
        response.ContentLength = bytes.Length;
        await body.WriteAsync(bytes, context.RequestAborted);
    }
}

using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Proxy.Forwarding;

/// <summary>The site's response as the visitor gets it: status, headers line by line, body; in pages also the banner and the link to the settings.</summary>
internal static class ForwardedResponse
{
    public static async Task CopyAsync(HttpResponseMessage response, HttpContext context)
    {
        CopyHead(response, context.Response);
        var cancellation = context.RequestAborted;
        if (!IsPage(response, context.Request))
        {
            await response.Content.CopyToAsync(context.Response.Body, cancellation);
            return;
        }

        // The page is this visitor's from here on: neither its length nor its version is that of the site.
        context.Response.ContentLength = null;
        context.Response.Headers.Remove(HeaderNames.ETag);
        context.Response.Headers.Remove(HeaderNames.LastModified);
        context.Response.Headers.Remove(HeaderNames.AcceptRanges);
        var banner = Encoding.UTF8.GetBytes($"{context.GetConsentBanner()}");
        var link = Encoding.UTF8.GetBytes($"<footer>{context.GetConsentSettingsLink(withdraw: true)}</footer>");
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await using var page = await response.Content.ReadAsStreamAsync(cancellation);
        await PageInsertion.CopyAsync(page, context.Response.Body, banner, link, cancellation);
    }

    /// <summary>Copies status and headers. Several <c>Set-Cookie</c> stay several: each is judged by itself.</summary>
    public static void CopyHead(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        StringValues connection = from.Headers.NonValidated.TryGetValues(HeaderNames.Connection, out var values) ? values.ToArray() : [];
        Copy(from.Headers, to.Headers, connection);
        Copy(from.Content.Headers, to.Headers, connection);
    }

    private static void Copy(HttpHeaders from, IHeaderDictionary to, StringValues connection)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            if (!Headers.IsOfTheConnection(name, connection))
                to[name] = values.ToArray();
        }
    }

    /// <summary>Whether the banner can be written into it: HTML in UTF-8, whole, and not a part that script asked for.</summary>
    private static bool IsPage(HttpResponseMessage response, HttpRequest request)
    {
        var content = response.Content.Headers;
        return content.ContentType is { MediaType: "text/html" } type
            && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            && content.ContentEncoding.Count == 0
            && (int)response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
            && request.Headers["Sec-Fetch-Dest"] != "empty";
    }
}

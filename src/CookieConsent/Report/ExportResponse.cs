using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Report;

/// <summary>A file that is sent while it is made: memory does not grow with it, and a reader who is slow or gone holds nothing up.</summary>
internal static class ExportResponse
{
    private const int SentAtOnce = 32 * 1024;

    /// <summary>Sets the headers; <see langword="false"/> for HEAD, which has no more than them.</summary>
    public static bool Begin(HttpContext context, string contentType, string fileName)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return !HttpMethods.IsHead(context.Request.Method);
    }

    /// <summary>Sends what was written where that is enough; waits while the reader is slower than the database.</summary>
    public static async ValueTask SendAsync(HttpContext context, PipeWriter writer)
    {
        if (writer.CanGetUnflushedBytes && writer.UnflushedBytes < SentAtOnce)
            return;
        await writer.FlushAsync(context.RequestAborted);
        context.RequestAborted.ThrowIfCancellationRequested();
    }
}

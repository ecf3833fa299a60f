using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>Answers with problem details (RFC 9457).</summary>
internal static class Problem
{
    /// <summary>Writes the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="title">What is wrong, the same for every occurrence.</param>
    /// <param name="detail">What to send instead.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string detail)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";

        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            json.WriteEndObject();
        }
        return ResponseBody.WriteAsync(context, body.ToArray());
    }
}

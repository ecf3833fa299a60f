using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>Writes a body whose length is known; none for HEAD, with the same headers.</summary>
internal static class ResponseBody
{
    /// <summary>Writes the bytes.</summary>
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

using System.Text;
using CookieConsent.Banner;
using CookieConsent.Configuration;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>A page of the report: a complete document without script, in no frame and in no cache.</summary>
internal static class ReportDocument
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sends a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="title">Its title, also its heading.</param>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="write">Writes what stands in <c>main</c>, behind the heading.</param>
    public static Task WriteAsync(HttpContext context, string title, int status, Action<ReportMarkup> write)
    {
        var page = new ReportMarkup();
        page.Add($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Add($"<meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>");
        page.Add($"<link rel=\"stylesheet\" href=\"{AssetPath(context, ConsentAssets.Stylesheet)}\"><link rel=\"stylesheet\" href=\"{AssetPath(context, ConsentAssets.ReportStylesheet)}\">");
        page.Add($"</head><body class=\"ccx ccx-report\" data-ccx-theme=\"auto\"><a class=\"ccx-skip\" href=\"#main\">Skip to the report</a><main id=\"main\"><h1>{title}</h1>");
        write(page);
        page.Add($"</main></body></html>");

        SetHeaders(context.Response, ContentSecurityPolicy);
        context.Response.StatusCode = status;
        return ResponseBody.WriteAsync(context, Encoding.UTF8.GetBytes(page.ToString()));
    }

    /// <summary>The headers of a page that shows what few may see.</summary>
    public static void SetHeaders(HttpResponse response, string contentSecurityPolicy)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
        response.Headers.XFrameOptions = "DENY";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
    }

    /// <summary>Address of one of our stylesheets.</summary>
    public static string AssetPath(HttpContext context, string name)
    {
        var options = context.RequestServices.GetRequiredService<ConsentConfigurationSource>().Current.Options;
        return $"{(context.Request.PathBase + options.BasePath).ToUriComponent()}/{ConsentAssets.FileNameOf(name)}";
    }
}

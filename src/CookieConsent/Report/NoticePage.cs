using System.Text;
using CookieConsent.Banner;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>
/// What stands behind a record, opened as it was shown (requirement P02). Whoever could write the database could have put anything into the HTML, so the
/// page is sandboxed: no script, no form, no origin.
/// </summary>
internal static class NoticePage
{
    private const string ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(HttpContext context)
    {
        var hash = context.GetRouteValue("hash") as string ?? "";
        var archive = context.RequestServices.GetService<IConsentRecordArchive>();
        if (archive is null || await archive.FindNoticeAsync(hash, context.RequestAborted) is not { } notice)
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound, "Not found", "Nothing with this hash was kept.");
            return;
        }
        var document = notice.ToDocument(ReportDocument.AssetPath(context, ConsentAssets.Stylesheet));
        ReportDocument.SetHeaders(context.Response, ContentSecurityPolicy);
        await ResponseBody.WriteAsync(context, Encoding.UTF8.GetBytes(document));
    }
}

using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>The addresses of the report.</summary>
internal static class ReportEndpoints
{
    public const string RecordsAsCsv = "/records.csv";
    public const string RecordsAsJson = "/records.json";
    public const string RecordsAsJsonLinkedData = "/records.jsonld";
    public const string CookiesAsCsv = "/cookies.csv";
    public const string Notices = "/notices/";
    public const string Record = "/record";
    public const string Erase = "/record/erase";
    public const string Verify = "/verify";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps all of them.</summary>
    public static RouteGroupBuilder Map(IEndpointRouteBuilder endpoints, string pattern)
    {
        var group = endpoints.MapGroup(pattern);
        group.WithMetadata(new ReportMetadata(pattern));
        group.MapMethods("", Read, static context => PageOf(context).WriteAsync(context)).WithDisplayName("Cookie report");
        group.MapMethods(RecordsAsCsv, Read, RecordExport.WriteCsvAsync).WithDisplayName("Cookie report: records as CSV");
        group.MapMethods(RecordsAsJson, Read, RecordExport.WriteJsonAsync).WithDisplayName("Cookie report: records as JSON");
        group.MapMethods(RecordsAsJsonLinkedData, Read, RecordExport.WriteLinkedDataAsync).WithDisplayName("Cookie report: records as JSON-LD");
        group.MapMethods(CookiesAsCsv, Read, CookieExport.WriteCsvAsync).WithDisplayName("Cookie report: cookies as CSV");
        group.MapMethods(Notices + "{hash}", Read, NoticePage.WriteAsync).WithDisplayName("Cookie report: what was shown");

        // Ids of records belong into no address: addresses end up in logs and histories.
        group.MapPost(Record, static context => FromThisSite(context, RecordPage.FindAsync)).WithDisplayName("Cookie report: a record");
        group.MapPost(Erase, static context => FromThisSite(context, RecordPage.EraseAsync)).WithDisplayName("Cookie report: erasure of a record");
        group.MapPost(Verify, static context => FromThisSite(context, StoreSection.VerifyAsync)).WithDisplayName("Cookie report: verification");
        return group;
    }

    /// <summary>Where the report is, as the browser asks for it; <paramref name="rest"/> is what of the path belongs to the page that asks.</summary>
    public static string PathOf(HttpContext context, string rest = "")
    {
        var path = context.Request.Path.Value ?? "";
        path = path.TrimEnd('/');
        if (rest.Length > 0 && path.EndsWith(rest, StringComparison.OrdinalIgnoreCase))
            path = path[..^rest.Length];
        return (context.Request.PathBase + new PathString(path)).ToUriComponent();
    }

    private static ReportPage PageOf(HttpContext context) => context.RequestServices.GetRequiredService<ReportPage>();

    private static Task FromThisSite(HttpContext context, Func<HttpContext, Task> handle) =>
        CrossSiteRequest.Is(context.Request)
            ? Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "Sent by another site", "Send it from the report page.")
            : handle(context);
}

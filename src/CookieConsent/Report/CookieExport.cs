using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>The inventory as a file.</summary>
internal static class CookieExport
{
    private static readonly string[] Titles =
    [
        "name", "category", "categoryFrom", "service", "pattern", "requests", "hidden", "wouldBeHidden", "sent", "dropped", "wouldBeDropped", "deleted", "whyStopped", "firstSeen", "lastSeen",
        "lastSetAt", "domain", "path", "secure", "httpOnly", "sameSite", "partitioned", "lifetimeSeconds", "declaredLifetimeSeconds", "suggestion", "fix",
    ];

    /// <summary>As CSV.</summary>
    public static async Task WriteCsvAsync(HttpContext context)
    {
        var list = await context.RequestServices.GetRequiredService<ReportedCookies>().GetAsync(context.RequestAborted);
        if (!ExportResponse.Begin(context, "text/csv; charset=utf-8", "cookies.csv"))
            return;
        var writer = context.Response.BodyWriter;
        var row = new CsvRow(writer);
        writer.Write("\uFEFF"u8);
        foreach (var title in Titles)
            row.Add(title);
        row.End();
        foreach (var cookie in list.Cookies)
        {
            Write(row, cookie);
            await ExportResponse.SendAsync(context, writer);
        }
        await writer.FlushAsync(context.RequestAborted);
    }

    private static void Write(CsvRow row, ObservedCookie cookie)
    {
        var attributes = cookie.Attributes;
        row.Add(cookie.Name).Add(CookieText.NameOf(cookie.Category)).Add(CookieText.ReasonOf(cookie)).Add(cookie.ServiceId).Add(cookie.Pattern);
        row.Add(cookie.Requests).Add(cookie.Hidden).Add(cookie.WouldBeHidden).Add(cookie.Sent).Add(cookie.Dropped).Add(cookie.WouldBeDropped).Add(cookie.Deleted);
        row.Add(CookieText.WhyStopped(cookie)).Add(cookie.FirstSeen).Add(cookie.LastSeen).Add(cookie.LastSetAt).Add(attributes?.Domain).Add(attributes?.Path);
        row.Add(Text(attributes?.IsSecure)).Add(Text(attributes?.IsHttpOnly)).Add(attributes?.SameSite).Add(Text(attributes?.IsPartitioned));
        row.Add(Seconds(attributes?.Lifetime)).Add(Seconds(cookie.DeclaredLifetime)).Add(cookie.Suggestion).Add(cookie.Fix);
        row.End();
    }

    private static string? Text(bool? isTrue) =>
        isTrue switch
        {
            null => null,
            true => "true",
            false => "false",
        };

    private static string? Seconds(TimeSpan? time) => time is { } known ? Math.Max(0, (long)known.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
}

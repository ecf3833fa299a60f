using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>Every record of a range, or of all time, as a file (requirement P08).</summary>
internal static class RecordExport
{
    /// <summary>As CSV.</summary>
    public static async Task WriteCsvAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } archive)
            return;
        var (from, to, name) = RangeOf(context);
        if (!ExportResponse.Begin(context, "text/csv; charset=utf-8", $"consent-records{name}.csv"))
            return;
        var writer = context.Response.BodyWriter;
        var row = new CsvRow(writer);

        // Excel takes a file without this mark for one of its own code page.
        writer.Write("\uFEFF"u8);
        WriteTitles(row);
        await foreach (var record in archive.ReadAsync(from, to, context.RequestAborted))
        {
            Write(row, record);
            await ExportResponse.SendAsync(context, writer);
        }
        await writer.FlushAsync(context.RequestAborted);
    }

    /// <summary>As JSON: one array, a record to a line.</summary>
    public static async Task WriteJsonAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } archive)
            return;
        var (from, to, name) = RangeOf(context);
        if (!ExportResponse.Begin(context, "application/json; charset=utf-8", $"consent-records{name}.json"))
            return;
        var writer = context.Response.BodyWriter;
        using var json = new Utf8JsonWriter(writer);
        json.WriteStartArray();
        await foreach (var record in archive.ReadAsync(from, to, context.RequestAborted))
        {
            RecordJson.Write(json, record);
            json.Flush();
            await ExportResponse.SendAsync(context, writer);
        }
        json.WriteEndArray();
        json.Flush();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static async ValueTask<IConsentRecordArchive?> FindAsync(HttpContext context)
    {
        if (context.RequestServices.GetService<IConsentRecordArchive>() is { } archive)
            return archive;
        await Problem.WriteAsync(context, StatusCodes.Status404NotFound, "Not found", "Records go to the log here. Keep them in a database to export them.");
        return null;
    }

    private static (DateTimeOffset From, DateTimeOffset To, string Name) RangeOf(HttpContext context)
    {
        var query = context.Request.Query;
        if (!query.ContainsKey("from") && !query.ContainsKey("to"))
            return (DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, "");
        var range = ReportRange.From(query, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return (range.Start, range.End, $"-{ReportRange.Text(range.First)}-{ReportRange.Text(range.Last)}");
    }

    private static void WriteTitles(CsvRow row)
    {
        foreach (var title in RecordJson.Names)
            row.Add(title);
        row.End();
    }

    private static void Write(CsvRow row, ConsentRecord record)
    {
        row.Add(record.Id).Add(record.PreviousId).Add(record.Time).Add(RecordJson.NameOf(record.Action)).Add(RecordJson.NameOf(record.Surface));
        row.Add(NamesOf(record.Granted)).Add(NamesOf(record.Refused)).Add(string.Join(' ', record.RefusedServices)).Add(NamesOf(record.RefusedBySignal));
        row.Add(record.Scope).Add(record.PolicyVersion).Add(record.Notice?.Hash).Add(record.Notice?.Language).Add(record.Notice is { } notice ? RecordJson.NameOf(notice.Layout) : null);
        row.Add(record.Page).Add(record.Region).Add(record.Controller).Add(((long)record.Validity.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        row.End();
    }

    private static string NamesOf(CookieCategories categories) => string.Join(' ', RecordJson.NamesOf(categories));
}

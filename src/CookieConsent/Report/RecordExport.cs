using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CookieConsent.Decision;
using CookieConsent.Endpoints;
using CookieConsent.Records;
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
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartArray();
        await SendAsync(context, json, archive.ReadAsync(from, to, context.RequestAborted), PlainRecordJson.Write);
        json.WriteEndArray();
        await EndAsync(context, json);
    }

    /// <summary>As JSON-LD in the profile of ISO/IEC TS 27560 that receipts are in too; the schema that ships has a definition of one record.</summary>
    public static async Task WriteLinkedDataAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } archive)
            return;
        var (from, to, name) = RangeOf(context);
        if (!ExportResponse.Begin(context, "application/ld+json", $"consent-records{name}.jsonld"))
            return;
        var options = ((RequestConsent)context.GetCookieConsent()).Configuration.Options;
        var site = RecordSite.Of(context.Request, context.Request.PathBase, options);
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WritePropertyName("@context");
        json.WriteRawValue(RecordProfile.Context);
        json.WriteStartArray("@graph");
        await SendAsync(context, json, archive.ReadAsync(from, to, context.RequestAborted), (writer, record) => RecordJson.Write(writer, record, site));
        json.WriteEndArray();
        json.WriteEndObject();
        await EndAsync(context, json);
    }

    private static async Task SendAsync(HttpContext context, Utf8JsonWriter json, IAsyncEnumerable<ConsentRecord> records, Action<Utf8JsonWriter, ConsentRecord> write)
    {
        await foreach (var record in records)
        {
            write(json, record);
            json.Flush();
            await ExportResponse.SendAsync(context, context.Response.BodyWriter);
        }
    }

    private static async Task EndAsync(HttpContext context, Utf8JsonWriter json)
    {
        json.Flush();
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
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
        foreach (var title in PlainRecordJson.Names)
            row.Add(title);
        row.End();
    }

    private static void Write(CsvRow row, ConsentRecord record)
    {
        row.Add(record.Id).Add(record.PreviousId).Add(record.Time).Add(PlainRecordJson.NameOf(record.Action)).Add(PlainRecordJson.NameOf(record.Surface));
        row.Add(NamesOf(record.Granted)).Add(NamesOf(record.Refused)).Add(string.Join(' ', record.RefusedServices)).Add(NamesOf(record.RefusedBySignal));
        row.Add(record.Scope).Add(record.PolicyVersion).Add(record.Notice?.Hash).Add(record.Notice?.Language).Add(record.Notice is { } notice ? PlainRecordJson.NameOf(notice.Layout) : null);
        row.Add(record.Page).Add(record.Region).Add(record.Controller).Add(((long)record.Validity.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        row.End();
    }

    private static string NamesOf(CookieCategories categories) => string.Join(' ', PlainRecordJson.NamesOf(categories));
}

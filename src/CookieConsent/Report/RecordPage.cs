using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>One record, for a visitor who asks what is kept, or wants it erased.</summary>
internal static class RecordPage
{
    private const int IdCharacters = 22;
    private const string Title = "Consent record";

    /// <summary>The form that asks for an id.</summary>
    public static void WriteForm(ReportMarkup page, string path) =>
        page.Add($"<form class=\"ccx-range\" method=\"post\" action=\"{path + ReportEndpoints.Record}\"><label>Record id <input name=\"id\" required minlength=\"22\" maxlength=\"22\" size=\"24\" autocomplete=\"off\" spellcheck=\"false\"></label><button>Look up</button></form>");

    /// <summary>Shows the record.</summary>
    public static async Task FindAsync(HttpContext context)
    {
        var path = ReportEndpoints.PathOf(context, ReportEndpoints.Record);
        var (id, _) = await ReadAsync(context);
        if (Archive(context) is { } archive && id is not null && await archive.FindAsync(id, context.RequestAborted) is { } record)
            await ReportDocument.WriteAsync(context, Title, StatusCodes.Status200OK, page => Write(page, path, record));
        else
            await WriteMissingAsync(context, path);
    }

    /// <summary>Erases its content; asks for a tick beside the button, so that one slip erases nothing.</summary>
    public static async Task EraseAsync(HttpContext context)
    {
        var path = ReportEndpoints.PathOf(context, ReportEndpoints.Erase);
        var (id, isConfirmed) = await ReadAsync(context);
        if (Archive(context) is not { } archive || id is null)
            await WriteMissingAsync(context, path);
        else if (!isConfirmed)
            await ReportDocument.WriteAsync(context, "Nothing was erased", StatusCodes.Status400BadRequest, page => page.Add($"<p>Tick the box beside the button: what is erased is gone.</p>").Back(path));
        else if (await archive.EraseAsync(id, context.RequestAborted))
            await ReportDocument.WriteAsync(context, "The record was erased", StatusCodes.Status200OK, page => page.Add($"<p role=\"status\">Its content and its id are gone for good. Its hash stays, so that the chain can still be verified.</p>").Back(path));
        else
            await WriteMissingAsync(context, path);
    }

    private static IConsentRecordArchive? Archive(HttpContext context) => context.RequestServices.GetService<IConsentRecordArchive>();

    private static Task WriteMissingAsync(HttpContext context, string path) =>
        ReportDocument.WriteAsync(context, "No such record", StatusCodes.Status404NotFound, page =>
        {
            page.Add($"<p>No record has this id, or its content was erased. An id has {IdCharacters} letters, digits, “-” and “_”.</p>");
            WriteForm(page, path);
            page.Back(path);
        });

    private static void Write(ReportMarkup page, string path, ConsentRecord record)
    {
        page.Add($"<dl class=\"ccx-record\">");
        page.Row("Record id", record.Id).Row("Record before", record.PreviousId).Row("Time", record.Time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        page.Row("What was done", record.Action.ToString()).Row("Where", record.Surface.ToString()).Row("Granted", NamesOf(record.Granted)).Row("Refused", NamesOf(record.Refused));
        page.Row("Refused services", string.Join(", ", record.RefusedServices)).Row("Refused by a signal", NamesOf(record.RefusedBySignal));
        page.Row("Holds for", $"{record.Validity.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days").Row("Privacy notice", record.PolicyVersion).Row("Scope", record.Scope);
        page.Row("Language", record.Notice?.Language).Row("Layout", record.Notice?.Layout.ToString()).Row("Page", record.Page).Row("Region", record.Region).Row("Controller", record.Controller);
        page.Add($"</dl>");
        if (record.Notice is { } notice)
            page.Add($"<p><a href=\"{path + ReportEndpoints.Notices + Uri.EscapeDataString(notice.Hash)}\">What was shown</a></p>");

        page.Add($"<h2>Erase</h2><p>Erasing takes away everything that is in the record, its id too. The proof of this consent is gone then; a grant that still stands in a browser goes on without it.</p>");
        page.Add($"<form class=\"ccx-range\" method=\"post\" action=\"{path + ReportEndpoints.Erase}\"><input type=\"hidden\" name=\"id\" value=\"{record.Id}\">");
        page.Add($"<label class=\"ccx-tick\"><input type=\"checkbox\" name=\"confirm\" value=\"yes\" required> Erase it for good</label><button>Erase</button></form>");
        page.Back(path);
    }

    private static string NamesOf(CookieCategories categories) => string.Join(", ", PlainRecordJson.NamesOf(categories));

    private static ReportMarkup Row(this ReportMarkup page, string name, string? text) => page.Add($"<div><dt>{name}</dt><dd>{(string.IsNullOrEmpty(text) ? "–" : text)}</dd></div>");

    private static void Back(this ReportMarkup page, string path) => page.Add($"<p><a href=\"{path}#records\">Back to the report</a></p>");

    private static async Task<(string? Id, bool IsConfirmed)> ReadAsync(HttpContext context)
    {
        const int mostBytes = 1024;
        if (!context.Request.HasFormContentType || context.Request.ContentLength > mostBytes)
            return default;
        try
        {
            var options = new Microsoft.AspNetCore.Http.Features.FormOptions { BufferBodyLengthLimit = mostBytes, ValueLengthLimit = mostBytes, ValueCountLimit = 8, KeyLengthLimit = mostBytes };
            var form = await context.Request.ReadFormAsync(options, context.RequestAborted);
            var id = form["id"].ToString().Trim();
            return (id.Length == IdCharacters ? id : null, form["confirm"] == "yes");
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return default;
        }
    }
}

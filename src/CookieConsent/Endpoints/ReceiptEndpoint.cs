using System.Globalization;
using System.Text.Json;
using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using CookieConsent.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Endpoints;

/// <summary><c>GET {BasePath}/receipt</c>: what the holder of a consent cookie agreed to, to keep (requirement P07). Never cached.</summary>
internal sealed class ReceiptEndpoint(IConsentRecordStore store, TimeProvider time, ILogger<ReceiptEndpoint> logger)
{
    private const string FileName = "consent-receipt.json";

    /// <summary>Writes the receipt, or why there is none.</summary>
    public async Task HandleAsync(RequestConsent consent)
    {
        var context = consent.Context;
        var headers = context.Response.Headers;
        headers.Vary = "Cookie, Sec-GPC";
        if (consent.Decision.Stored is not { RecordId: { } id } stored)
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound, "There is no receipt", "A receipt belongs to a consent. Nothing is granted in this browser, and a refusal carries no id that could name one.");
            return;
        }

        ConsentRecord? record;
        try
        {
            record = await FindAsync(id, consent.Configuration.Options.RecordTimeout, context.RequestAborted);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.ReceiptFailed(exception);
            headers.RetryAfter = "60";
            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The receipt cannot be read", "The records cannot be read at the moment. Try again later.");
            return;
        }
        if (record is null && store is IConsentRecordReader)
        {
            await Problem.WriteAsync(context, StatusCodes.Status410Gone, "The record is gone", "No record with the id in this browser's consent cookie is kept any more: its content was erased.");
            return;
        }

        context.Response.ContentType = "application/json";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        headers.XContentTypeOptions = "nosniff";
        await ResponseBody.WriteAsync(context, Json(consent, record ?? RecordOf(consent, stored, id), record is null ? RecordSource.ConsentCookie : RecordSource.Record));
    }

    private async Task<ConsentRecord?> FindAsync(string id, TimeSpan timeout, CancellationToken cancellationToken) =>
        store is IConsentRecordReader reader ? await reader.FindAsync(id, cancellationToken).WaitAsync(timeout, time, cancellationToken) : null;

    /// <summary>What the cookie says, as a record.</summary>
    private static ConsentRecord RecordOf(RequestConsent consent, in ConsentCookieValue stored, string id)
    {
        var options = consent.Configuration.Options;
        var scope = stored.Scope.ToString();
        return new()
        {
            Id = id,
            Time = DateTimeOffset.UnixEpoch.AddDays(stored.Day),
            Action = ConsentAction.Save,
            Surface = ConsentSurface.Api,
            Granted = stored.Granted,
            Refused = CookieCategories.All & ~CookieCategories.Necessary & ~stored.Granted,
            RefusedServices = consent.Configuration.Refusals.IdsOf(consent.Decision),
            Scope = scope,

            // The scope is a hash of the version too: where it is the same, so is the version.
            PolicyVersion = scope == consent.Configuration.Scope ? options.PolicyVersion : "",
            Controller = options.Controller.Name,
            Validity = options.ConsentLifetime,
        };
    }

    private byte[] Json(RequestConsent consent, ConsentRecord record, RecordSource source)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("@context");
            json.WriteRawValue(RecordProfile.Context);
            json.WriteString("@type", "dpv:ConsentReceipt");
            json.WriteString("conforms_to", RecordProfile.Receipt);
            json.WriteString("receipt_id", record.Id);
            json.WriteString("schema_version", RecordProfile.Version);
            json.WriteString("issued_at", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("source", source == RecordSource.Record ? "record" : "consent_cookie");
            WriteInForce(json, consent.Decision);
            json.WritePropertyName("record");
            RecordJson.Write(json, record, RecordSite.Of(consent.Context.Request, consent.PathBase, consent.Configuration.Options), Purposes(consent, record), source);
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    /// <summary>What holds today: less than what was granted where it has lapsed since, or a privacy signal refuses it.</summary>
    private static void WriteInForce(Utf8JsonWriter json, in ConsentDecision decision)
    {
        json.WriteStartObject("in_force");
        Write(json, "granted", decision.Granted);
        Write(json, "lapsed", decision.Lapsed);
        Write(json, "refused_by_signal", decision.RefusedBySignal);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CookieCategories categories)
    {
        json.WriteStartArray(name);
        foreach (var category in ScopeFingerprint.Categories)
        {
            if ((categories & category) != 0)
                json.WriteStringValue(CategoryNames.Of(category));
        }
        json.WriteEndArray();
    }

    /// <summary>What was shown. Where that was not kept: what the site declares now, for categories whose scope is still that of the choice.</summary>
    private static IReadOnlyList<RecordPurpose> Purposes(RequestConsent consent, ConsentRecord record)
    {
        if (record.Notice is { } notice)
            return RecordPurposes.Of(notice);
        var declared = RecordPurposes.Of(NoticeSnapshot.Of(consent.Configuration, consent.Configuration.Notices.Texts(SettingsPage.CultureOf(consent))));
        return [.. declared.Where(purpose => ScopeFingerprint.IsSame(record.Scope, consent.Configuration.Scope, purpose.Category))];
    }
}

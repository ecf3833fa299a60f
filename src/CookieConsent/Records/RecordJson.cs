using System.Globalization;
using System.Text.Json;
using System.Xml;
using CookieConsent.Banner;
using CookieConsent.Decision;

namespace CookieConsent.Records;

/// <summary>Writes one record in the sections of ISO/IEC TS 27560: header, processing, parties, event. Without <c>@context</c>, so that an export has it once.</summary>
internal static class RecordJson
{
    /// <summary>Writes the record.</summary>
    /// <param name="json">The writer, where a value may stand.</param>
    /// <param name="record">The record, with what was shown.</param>
    /// <param name="site">What the site adds.</param>
    public static void Write(Utf8JsonWriter json, ConsentRecord record, RecordSite site) =>
        Write(json, record, site, record.Notice is { } notice ? RecordPurposes.Of(notice) : [], RecordSource.Record);

    /// <summary>Writes the record with purposes from elsewhere.</summary>
    /// <param name="json">The writer, where a value may stand.</param>
    /// <param name="record">The record.</param>
    /// <param name="site">What the site adds.</param>
    /// <param name="purposes">What the choice was about; a category that is missing here is written without words and services.</param>
    /// <param name="source">What stands behind the record: a cookie tells neither what was clicked nor when on its day.</param>
    public static void Write(Utf8JsonWriter json, ConsentRecord record, RecordSite site, IReadOnlyList<RecordPurpose> purposes, RecordSource source)
    {
        json.WriteStartObject();
        json.WriteString("@type", "dpv:ConsentRecord");
        json.WriteString("conforms_to", RecordProfile.Record);
        WriteHeader(json, record);
        WriteProcessing(json, record, site, purposes);
        WriteParties(json, record, site);
        WriteEvent(json, record, source);
        json.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter json, ConsentRecord record)
    {
        json.WriteStartObject("header");
        json.WriteString("schema_version", RecordProfile.Version);
        json.WriteString("record_id", record.Id);

        // Nothing else is known of the visitor (requirement P04): the one who holds the cookie with this id.
        json.WriteString("pii_principal_id", record.Id);
        json.WriteString("previous_record_id", record.PreviousId);
        json.WriteEndObject();
    }

    private static void WriteProcessing(Utf8JsonWriter json, ConsentRecord record, RecordSite site, IReadOnlyList<RecordPurpose> purposes)
    {
        json.WriteStartObject("processing");
        json.WriteStartObject("privacy_notice");
        json.WriteString("notice_hash", record.Notice?.Hash);
        json.WriteString("policy_url", site.PolicyUrl);
        json.WriteString("policy_version", record.PolicyVersion);
        json.WriteString("layout", record.Notice is { Surface: ConsentSurface.Banner } notice ? Name(notice.Layout) : null);
        json.WriteEndObject();
        json.WriteString("language", record.Notice?.Language);
        json.WriteString("jurisdiction", record.Region);
        json.WriteString("lawful_basis", "dpv:Consent");
        json.WriteString("collection_method", "website");
        json.WriteString("withdrawal_method", site.SettingsUrl);
        json.WriteStartArray("storage_locations");
        json.WriteStringValue("device of the visitor");
        json.WriteEndArray();
        json.WriteString("retention_period", XmlConvert.ToString(record.Validity));
        json.WriteStartArray("purposes");
        for (var i = 0; i < ScopeFingerprint.Categories.Length; i++)
            PurposeJson.Write(json, record, ScopeFingerprint.Categories[i], record.Scope.AsSpan(Math.Min(record.Scope.Length, i * ScopeFingerprint.Length)), purposes);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParties(Utf8JsonWriter json, ConsentRecord record, RecordSite site)
    {
        // How to reach a controller that is not the one of today is not known any more.
        var known = record.Controller is null || record.Controller == site.Controller.Name ? site.Controller : null;
        json.WriteStartArray("parties");
        json.WriteStartObject();
        json.WriteString("@type", "dpv:DataController");
        json.WriteString("party_id", "controller");
        json.WriteString("party_type", "controller");
        json.WriteString("name", record.Controller ?? site.Controller.Name);
        json.WriteString("address", known?.Address);
        json.WriteString("contact", known?.Contact);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteEvent(Utf8JsonWriter json, ConsentRecord record, RecordSource source)
    {
        var isRecord = source == RecordSource.Record;
        json.WriteStartObject("event");
        json.WriteString("@type", Term(record));
        json.WriteString("event_time", record.Time.UtcDateTime.ToString(isRecord ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("validity_duration", XmlConvert.ToString(record.Validity));
        json.WriteString("entity_id", record.Id);
        json.WriteString("event_type", record.Action == ConsentAction.Signal ? "signal" : "explicit");
        json.WriteString("event_state", State(record));
        json.WriteString("action", isRecord ? Name(record.Action) : null);
        json.WriteString("surface", isRecord ? Name(record.Surface) : null);
        json.WriteString("page", record.Page);
        json.WriteEndObject();
    }

    private static string State(ConsentRecord record) =>
        record.Action switch
        {
            ConsentAction.Void => "invalidated",
            ConsentAction.Withdraw or ConsentAction.Signal => "withdrawn",
            _ => record.Granted == CookieCategories.None ? "refused" : "given",
        };

    private static string Term(ConsentRecord record) =>
        State(record) switch
        {
            "invalidated" => "dpv:ConsentInvalidated",
            "withdrawn" => "dpv:ConsentWithdrawn",
            "refused" => "dpv:ConsentRefused",
            _ => "dpv:ConsentGiven",
        };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

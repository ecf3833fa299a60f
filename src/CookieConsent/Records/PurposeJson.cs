using System.Text.Json;
using CookieConsent.Banner;
using CookieConsent.Decision;

namespace CookieConsent.Records;

/// <summary>Writes what became of one category in a record.</summary>
internal static class PurposeJson
{
    /// <summary>Writes the category with its services, as far as they are known.</summary>
    public static void Write(Utf8JsonWriter json, ConsentRecord record, CookieCategories category, ReadOnlySpan<char> scope, IReadOnlyList<RecordPurpose> purposes)
    {
        var shown = purposes.FirstOrDefault(purpose => purpose.Category == category);
        var isGranted = (record.Granted & category) != 0;
        json.WriteStartObject();
        json.WriteString("purpose", CategoryTexts.Key(category));
        json.WriteString("decision", isGranted ? "granted" : (record.RefusedBySignal & category) != 0 ? "refused_by_signal" : "refused");
        json.WriteString("scope", scope[..Math.Min(scope.Length, ScopeFingerprint.Length)]);
        json.WriteStartArray("pii_information");
        json.WriteStartObject();
        json.WriteString("pii_type", "cookies and similar identifiers");
        if (shown is not null)
            WriteAll(json, "names", shown.Services.SelectMany(service => service.Cookies));
        json.WriteEndObject();
        json.WriteEndArray();
        if (shown is not null)
        {
            json.WriteString("name", shown.Name);
            json.WriteString("description", shown.Description);
            WriteAll(json, "recipient_third_parties", shown.Services.Where(service => service.IsThirdParty).Select(service => service.Provider).Distinct());
            json.WriteStartArray("services");
            foreach (var service in shown.Services)
                Write(json, service, isGranted && (service.Id is null || !record.RefusedServices.Contains(service.Id)));
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RecordService service, bool isGranted)
    {
        json.WriteStartObject();
        json.WriteString("service_id", service.Id);
        json.WriteString("name", service.Name);
        json.WriteString("provider", service.Provider);
        json.WriteString("description", service.Purpose);
        json.WriteString("decision", isGranted ? "granted" : "refused");
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

using System.Text.Json;
using CookieConsent.Endpoints;

namespace CookieConsent.Report;

/// <summary>A record as one JSON object of its own fields; in the terms of the standard it is <see cref="Records.RecordJson"/>.</summary>
internal static class PlainRecordJson
{
    /// <summary>The names of the fields, also the titles of the columns in CSV.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["id", "previousId", "time", "action", "surface", "granted", "refused", "refusedServices", "refusedBySignal", "scope", "policyVersion", "notice", "language", "layout", "page", "region", "controller", "validitySeconds"];

    /// <summary>Writes the object; what is not known is <c>null</c>.</summary>
    public static void Write(Utf8JsonWriter json, ConsentRecord record)
    {
        json.WriteStartObject();
        json.WriteString("id", record.Id);
        json.WriteString("previousId", record.PreviousId);
        json.WriteString("time", record.Time.UtcDateTime);
        json.WriteString("action", NameOf(record.Action));
        json.WriteString("surface", NameOf(record.Surface));
        WriteList(json, "granted", NamesOf(record.Granted));
        WriteList(json, "refused", NamesOf(record.Refused));
        WriteList(json, "refusedServices", record.RefusedServices);
        WriteList(json, "refusedBySignal", NamesOf(record.RefusedBySignal));
        json.WriteString("scope", record.Scope);
        json.WriteString("policyVersion", record.PolicyVersion);
        json.WriteString("notice", record.Notice?.Hash);
        json.WriteString("language", record.Notice?.Language);
        json.WriteString("layout", record.Notice is { } notice ? NameOf(notice.Layout) : null);
        json.WriteString("page", record.Page);
        json.WriteString("region", record.Region);
        json.WriteString("controller", record.Controller);
        json.WriteNumber("validitySeconds", (long)record.Validity.TotalSeconds);
        json.WriteEndObject();
    }

    /// <summary>The value's name as it is written in JSON: <c>acceptAll</c>.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The names of the categories.</summary>
    public static IEnumerable<string> NamesOf(CookieCategories categories)
    {
        foreach (var category in Enum.GetValues<CookieCategories>())
        {
            if (CategoryNames.IsOne(category) && (categories & category) != 0)
                yield return CategoryNames.Of(category);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

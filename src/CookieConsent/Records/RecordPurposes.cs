using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CookieConsent.Records;

/// <summary>What a choice was about, read from the snapshot that was kept of it: each optional category with its services.</summary>
internal static class RecordPurposes
{
    // An export meets the same few notices a million times.
    private static readonly ConditionalWeakTable<ConsentNotice, IReadOnlyList<RecordPurpose>> Read = [];

    /// <summary>The purposes that a notice named, in its words.</summary>
    public static IReadOnlyList<RecordPurpose> Of(ConsentNotice notice) => Read.GetValue(notice, static notice => Of(notice.Snapshot));

    /// <summary>The purposes of a snapshot; none where it cannot be read, because somebody changed it.</summary>
    public static IReadOnlyList<RecordPurpose> Of(string snapshot)
    {
        try
        {
            using var document = JsonDocument.Parse(snapshot);
            return [.. document.RootElement.GetProperty("categories").EnumerateArray().Select(Purpose).OfType<RecordPurpose>()];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static RecordPurpose? Purpose(JsonElement category) =>
        Enum.TryParse<CookieCategories>(Text(category, "id"), ignoreCase: true, out var id) && id != CookieCategories.Necessary
            ? new(id, Text(category, "name"), Text(category, "description"), [.. category.GetProperty("services").EnumerateArray().Select(Service)])
            : null;

    private static RecordService Service(JsonElement service) =>
        new(
            service.TryGetProperty("id", out var id) ? id.GetString() : null,
            Text(service, "name"),
            Text(service, "provider"),
            Text(service, "purpose"),
            service.GetProperty("isThirdParty").GetBoolean(),
            [.. service.GetProperty("cookies").EnumerateArray().Select(cookie => Text(cookie, "name"))]
        );

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}

/// <summary>A category as it was shown.</summary>
internal sealed record RecordPurpose(CookieCategories Category, string Name, string Description, IReadOnlyList<RecordService> Services);

/// <summary>A service as it was shown; it has no id where it is the site's own and was not declared under one.</summary>
internal sealed record RecordService(string? Id, string Name, string Provider, string Purpose, bool IsThirdParty, IReadOnlyList<string> Cookies);

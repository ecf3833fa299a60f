using System.Text.Json;

namespace CookieConsent.Classification;

/// <summary>Keys of local and session storage that services of the catalogue use: read once from the data file embedded in the assembly.</summary>
internal static class StorageKeys
{
    private const string Resource = "CookieConsent.StorageKeys.json";
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> All = new(Read);

    /// <summary>Service id -> keys, each exact or a prefix with one trailing star.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByService => All.Value;

    /// <summary>The keys of a service; empty where none are known.</summary>
    public static IReadOnlyList<string> Of(string serviceId) => ByService.GetValueOrDefault(serviceId) ?? [];

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        using var stream = typeof(StorageKeys).Assembly.GetManifestResourceStream(Resource)!;
        using var document = JsonDocument.Parse(stream);
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in document.RootElement.EnumerateObject())
            keys.Add(service.Name, [.. service.Value.EnumerateArray().Select(key => key.GetString()!)]);
        return keys;
    }
}

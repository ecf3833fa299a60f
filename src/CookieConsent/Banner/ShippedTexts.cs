using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CookieConsent.Banner;

/// <summary>The texts of this package: one embedded file for each language, a flat map from key to text.</summary>
internal static partial class ShippedTexts
{
    /// <summary>The language that has every key.</summary>
    public const string CompleteLanguage = "en";

    private const string ResourcePrefix = "CookieConsent.Texts.";
    private const string ResourceSuffix = ".json";

    private static readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, string>>> ByLanguage = typeof(ShippedTexts)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal) && name.EndsWith(ResourceSuffix, StringComparison.Ordinal))
        .ToFrozenDictionary(
            name => name[ResourcePrefix.Length..^ResourceSuffix.Length],
            name => new Lazy<FrozenDictionary<string, string>>(() => Read(name)),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>Tags of the languages, in no particular order.</summary>
    public static IReadOnlyList<string> Languages => ByLanguage.Keys;

    /// <summary>Every key there is, and its English text.</summary>
    public static FrozenDictionary<string, string> Complete => ByLanguage[CompleteLanguage].Value;

    /// <summary>The texts of one language; <see langword="null"/> where the package has none.</summary>
    public static FrozenDictionary<string, string>? Find(string language) => ByLanguage.GetValueOrDefault(language)?.Value;

    private static FrozenDictionary<string, string> Read(string resource)
    {
        using var stream = typeof(ShippedTexts).Assembly.GetManifestResourceStream(resource)!;
        var texts = JsonSerializer.Deserialize(stream, Json.Default.DictionaryStringString)!;
        return texts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    // Generated code in the place of reflection, so that the texts are there in an app that is trimmed or compiled ahead of time.
    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class Json : JsonSerializerContext;
}

using System.Reflection;
using System.Text.Json;

namespace CookieConsent.SchemaWriter;

/// <summary>Names that an assembly brings as data, for completion: services of the catalogue, languages, keys of texts.</summary>
internal sealed class KnownNames(Assembly assembly)
{
    private const string Catalogue = "CookieConsent.Catalogue.";
    private const string Texts = "CookieConsent.Texts.";

    /// <summary>The ids of the catalogue, each with what a person needs to know it by.</summary>
    public IEnumerable<(string Id, string Description)> Services =>
        ResourcesOf(Catalogue)
            .SelectMany(resource => Read(resource).GetProperty("services").EnumerateArray())
            .Select(service => (Id: Text(service, "id"), Description: Describe(Text(service, "name"), Text(service, "provider"), Text(service, "category"))))
            .OrderBy(service => service.Id, StringComparer.Ordinal);

    /// <summary>The tags of the languages with built-in texts.</summary>
    public IEnumerable<string> Languages => ResourcesOf(Texts).Select(resource => resource[Texts.Length..^".json".Length]);

    /// <summary>The keys of the texts that visitors read, each with the English one.</summary>
    public IEnumerable<(string Key, string Text)> EnglishTexts => Read(Texts + "en.json").EnumerateObject().Select(text => (text.Name, text.Value.GetString()!));

    private static string Describe(string name, string provider, string category) =>
        provider.Length == 0 || name.Contains(provider, StringComparison.OrdinalIgnoreCase) ? $"{name}, {category}" : $"{name} ({provider}), {category}";

    private IEnumerable<string> ResourcesOf(string prefix) => assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private JsonElement Read(string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return JsonDocument.Parse(stream).RootElement;
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}

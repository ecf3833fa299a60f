using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CookieConsent.Classification;

/// <summary>The built-in catalogue: services, their cookies and hosts, read once from the data files embedded in the assembly.</summary>
internal sealed class ServiceCatalogue
{
    private const string ResourcePrefix = "CookieConsent.Catalogue.";
    private static readonly Lazy<ServiceCatalogue> BuiltInCatalogue = new(ReadEmbedded);

    private readonly FrozenDictionary<string, CatalogueService> _byId;
    private readonly Lazy<CatalogueRules> _refused;
    private readonly Lazy<CatalogueRules> _allowed;
    private readonly Lazy<CatalogueRules> _distinctive;

    internal ServiceCatalogue(IEnumerable<CatalogueService> services)
    {
        Services = [.. services];
        _byId = Services.ToFrozenDictionary(service => service.Id, StringComparer.OrdinalIgnoreCase);
        _refused = new(() => new(CookieRuleSet.OfCatalogue(new(), this)));
        _allowed = new(() => new(CookieRuleSet.OfCatalogue(new() { UndeclaredServices = CookieHandling.Allow }, this)));
        _distinctive = new(() => new(CookieRuleSet.OfCatalogue(new(), this).Where(rule => !rule.IsCommonName)));
    }

    /// <summary>The catalogue of this package.</summary>
    public static ServiceCatalogue BuiltIn => BuiltInCatalogue.Value;

    /// <summary>Every service, in the order of the data files.</summary>
    public IReadOnlyList<CatalogueService> Services { get; }

    /// <summary>The service with this id, ignoring case.</summary>
    public CatalogueService? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The rules for a site that declares no service and handles undeclared ones like this.</summary>
    public CatalogueRules RulesFor(CookieHandling undeclaredServices) => (undeclaredServices == CookieHandling.Allow ? _allowed : _refused).Value;

    /// <summary>The rules without names that many sites give to cookies of their own.</summary>
    public CatalogueRules DistinctiveRules => _distinctive.Value;

    /// <summary>Reads the data files anew.</summary>
    internal static ServiceCatalogue ReadEmbedded()
    {
        var assembly = typeof(ServiceCatalogue).Assembly;
        var services = new List<CatalogueService>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            services.AddRange(document.RootElement.GetProperty("services").EnumerateArray().Select(ReadService));
        }
        return new(services);
    }

    private static CatalogueService ReadService(JsonElement service) =>
        new(
            Text(service, "id"),
            Text(service, "name"),
            OptionalText(service, "provider"),
            OptionalText(service, "policy"),
            Enum.Parse<CookieCategories>(Text(service, "category"), ignoreCase: true),
            Text(service, "purpose"),
            [.. service.GetProperty("hosts").EnumerateArray().Select(host => host.GetString()!)],
            [.. service.GetProperty("cookies").EnumerateArray().Select(ReadCookie)]
        );

    private static CatalogueCookie ReadCookie(JsonElement cookie) =>
        new(Text(cookie, "name"), ReadLifetime(Text(cookie, "lifetime")), !cookie.TryGetProperty("listed", out var isListed) || isListed.GetBoolean());

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static string? OptionalText(JsonElement element, string property) => Text(element, property) is { Length: > 0 } text ? text : null;

    private static TimeSpan? ReadLifetime(string text)
    {
        if (text == "session")
            return null;
        var count = int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            'd' => TimeSpan.FromDays(count),
            'h' => TimeSpan.FromHours(count),
            'm' => TimeSpan.FromMinutes(count),
            _ => throw new FormatException($"The catalogue holds the lifetime '{text}'. Write 'session' or a number with d, h or m."),
        };
    }
}

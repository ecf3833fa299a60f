using System.Text.Json.Nodes;

namespace CookieConsent.SchemaWriter;

/// <summary>
/// What a single value may be, as the validators have it, by path; <c>*</c> stands for a name or number of the site's choice. A schema is never stricter than
/// they are; rules between values are theirs alone.
/// </summary>
internal static class Limits
{
    private const string Pattern = "pattern";

    private static readonly Dictionary<string, JsonObject> ByPath = new(StringComparer.Ordinal)
    {
        ["CookieConsent:PolicyUrl"] = new() { [Pattern] = $"^{Patterns.WebAddress}?$" },
        ["CookieConsent:PolicyVersion"] = new() { ["type"] = new JsonArray("string", "number") },
        ["CookieConsent:ConsentLifetime"] = new() { [Pattern] = Patterns.OneTo400Days },
        ["CookieConsent:RecordTimeout"] = new() { [Pattern] = Patterns.UpToOneMinute },
        ["CookieConsent:GrantsPerMinute"] = new() { ["minimum"] = 0, ["maximum"] = int.MaxValue },
        ["CookieConsent:BasePath"] = new() { [Pattern] = @"^/[^?#;]*[^/?#;]$" },
        ["CookieConsent:Regions:CountryHeader"] = new() { [Pattern] = "^[A-Za-z0-9_-]*$" },
        ["CookieConsent:Regions:RegionHeader"] = new() { [Pattern] = "^[A-Za-z0-9_-]*$" },
        ["CookieConsent:Regions:Rules:*:Exemptions:*"] = ValueSchema.OneOf(["Functionality", "Analytics"]),
        ["CookieConsent:Services:*:PolicyUrl"] = new() { [Pattern] = $"^{Patterns.WebAddress}$" },
        ["CookieConsent:Services:*:Hosts:*"] = new() { [Pattern] = @"^(?!.*//)[^/?#\s]+$" },
        ["CookieConsent:Services:*:Storage:*"] = new() { [Pattern] = Patterns.StorageKey },
        ["CookieConsent:Services:*:Cookies:*"] = new() { ["required"] = new JsonArray("Name") },
        ["CookieConsent:Services:*:Cookies:*:Name"] = new() { [Pattern] = Patterns.CookiePattern },
        ["CookieConsent:Services:*:Cookies:*:Path"] = new() { [Pattern] = Patterns.CookiePath },
        ["CookieConsent:Services:*:Cookies:*:Domain"] = new() { [Pattern] = $"^{Patterns.CookieDomain}$" },
        ["CookieConsent:Cookies:Necessary:*"] = new() { [Pattern] = Patterns.NamedCookiePattern },
        ["CookieConsent:Cookies:Functionality:*"] = new() { [Pattern] = Patterns.CookiePattern },
        ["CookieConsent:Cookies:Analytics:*"] = new() { [Pattern] = Patterns.CookiePattern },
        ["CookieConsent:Cookies:Advertisement:*"] = new() { [Pattern] = Patterns.CookiePattern },
        ["CookieConsent:Banner:Categories"] = new() { ["maxItems"] = 3, ["uniqueItems"] = true, ["anyOf"] = new JsonArray(new JsonObject { ["minItems"] = 3 }, Empty()) },
        ["CookieConsent:Banner:Categories:*"] = ValueSchema.OneOf(["Functionality", "Analytics", "Advertisement"]),
        ["CookieConsent:Banner:Stylesheet"] = new() { [Pattern] = Patterns.LocalPath },
        ["CookieConsent:Firewall:Policy"] = new() { [Pattern] = $"^(?=[\\x00-+\\x2D-\\x7F]*$)([\\s\\S]*;)?\\s*{Patterns.AnyCase("default-src")}" },
        ["CookieConsent:ConsentSignals:Regions:*"] = new() { [Pattern] = "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" },
        ["CookieConsent:ConsentCookie:Name"] = new() { [Pattern] = "^(?!__)[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" },
        ["CookieConsent:ConsentCookie:Domain"] = new() { [Pattern] = $"^({Patterns.CookieDomain})?$" },
        ["CookieConsent:ConsentCookie:Path"] = new() { [Pattern] = Patterns.CookiePath },
        ["CookieConsentRecords:PurgeInterval"] = new() { [Pattern] = Patterns.OneMinuteTo30Days },
        ["CookieConsentRecords:QueueCapacity"] = new() { ["minimum"] = 1, ["maximum"] = 1_000_000 },
        ["CookieConsentRecords:CommandTimeout"] = new() { [Pattern] = Patterns.UpToOneMinute },
        ["CookieConsentRecords:SpoolFolder"] = new() { [Pattern] = @"\S" },
        ["CookieConsentRecords:InventoryInterval"] = new() { [Pattern] = Patterns.UpToOneDay },
    };

    /// <summary>Adds what holds at a path to a schema, in place of what it says of the same.</summary>
    public static void AddTo(JsonObject schema, string path)
    {
        if (!ByPath.TryGetValue(path, out var limits))
            return;
        foreach (var (keyword, value) in limits)
            schema[keyword] = value!.DeepClone();
    }

    // Some validators take "maxItems": 0 for no limit.
    private static JsonObject Empty() => new() { ["items"] = new JsonObject { ["not"] = new JsonObject() } };
}

using System.Text;
using Microsoft.Extensions.Configuration;
using NJsonSchema;

namespace CookieConsent.Tests.Configuration;

/// <summary>
/// The schema by which editors check appsettings files says the same as the validator, as far as single values go. That it is up to date is seen where the
/// package is tested, for which it is made anew.
/// </summary>
internal sealed class AppSettingsSchemaTests
{
    private static readonly string[] Projects = ["CookieConsent", "CookieConsent.EntityFrameworkCore"];
    private readonly Dictionary<string, JsonSchema> _schemas = [];

    [OneTimeSetUp]
    public async Task Read()
    {
        foreach (var project in Projects)
            _schemas[project] = await JsonSchema.FromFileAsync(AppSettingsFile.SchemaOf(project));
    }

    [Test]
    public void Every_appsettings_file_of_the_repository_is_valid()
    {
        var files = new[] { "samples", "tests", "src" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(AppSettingsFile.Repository, folder), "appsettings*.json", SearchOption.AllDirectories))
            .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal) && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"))
            .ToArray();

        Assert.That(files, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var file in files)
                Assert.That(Projects.SelectMany(project => AppSettingsFile.PathsOfFaults(_schemas[project], File.ReadAllText(file))), Is.Empty, file);
        });
    }

    [TestCase("""{ "Polcy": "x" }""", "Polcy")]
    [TestCase("""{ "Controller": "Example AS" }""", "Controller")]
    [TestCase("""{ "PolicyUrl": "privacy" }""", "PolicyUrl")]
    [TestCase("""{ "ConsentLifetime": "soon" }""", "ConsentLifetime")]
    [TestCase("""{ "ConsentLifetime": "401.00:00:00" }""", "ConsentLifetime")]
    [TestCase("""{ "ConsentLifetime": "400.00:00:01" }""", "ConsentLifetime")]
    [TestCase("""{ "ConsentLifetime": "23:59:59" }""", "ConsentLifetime")]
    [TestCase("""{ "RecordTimeout": "00:01:01" }""", "RecordTimeout")]
    [TestCase("""{ "RecordTimeout": "00:00:00" }""", "RecordTimeout")]
    [TestCase("""{ "GrantsPerMinute": -1 }""", "GrantsPerMinute")]
    [TestCase("""{ "GrantsPerMinute": 1.5 }""", "GrantsPerMinute")]
    [TestCase("""{ "GrantsPerMinute": "many" }""", "GrantsPerMinute")]
    [TestCase("""{ "UnknownCookies": "Maybe" }""", "UnknownCookies")]
    [TestCase("""{ "UndeclaredServices": true }""", "UndeclaredServices")]
    [TestCase("""{ "Mode": 1 }""", "Mode")]
    [TestCase("""{ "DoNotTrack": 1 }""", "DoNotTrack")]
    [TestCase("""{ "HoldThirdParties": "yes" }""", "HoldThirdParties")]
    [TestCase("""{ "BasePath": "/cc/" }""", "BasePath")]
    [TestCase("""{ "GlobalPrivacyControlStatement": { "LastUpdate": "22.11.2026" } }""", "GlobalPrivacyControlStatement:LastUpdate")]
    [TestCase("""{ "Regions": { "CountryHeader": "CF IPCountry" } }""", "Regions:CountryHeader")]
    [TestCase("""{ "Regions": { "CountryHeader": "X", "RegionHeader": "Y:" } }""", "Regions:RegionHeader")]
    [TestCase("""{ "Regions": { "CountryHeader": "X", "Rules": { "UK": { "Regime": "OptIn" } } } }""", "Regions:Rules:UK")]
    [TestCase("""{ "Regions": { "CountryHeader": "X", "Rules": { "EU": { "Regime": "OptIn" } } } }""", "Regions:Rules:EU")]
    [TestCase("""{ "Regions": { "CountryHeader": "X", "Rules": { "Norway": { "Regime": "OptIn" } } } }""", "Regions:Rules:Norway")]
    [TestCase("""{ "Regions": { "CountryHeader": "X", "Rules": { "US": { "Regime": "Free" } } } }""", "Regions:Rules:US:Regime")]
    [TestCase("""{ "Regions": { "CountryHeader": "X", "Rules": { "GB": { "Exemptions": [ "Advertisement" ] } } } }""", "Regions:Rules:GB:Exemptions")]
    [TestCase("""{ "Services": { "shop": { "Purpose": "Selling." } } }""", "Services:shop")]
    [TestCase("""{ "Services": { "google-analytic": {} } }""", "Services:google-analytic")]
    [TestCase("""{ "Services": { "my shop": { "Category": "Analytics" } } }""", "Services:my shop")]
    [TestCase("""{ "Services": { "google-analytics": { "Colour": "red" } } }""", "Services:google-analytics:Colour")]
    [TestCase("""{ "Services": { "google-analytics": { "Category": "All" } } }""", "Services:google-analytics:Category")]
    [TestCase("""{ "Services": { "google-analytics": { "PolicyUrl": "" } } }""", "Services:google-analytics:PolicyUrl")]
    [TestCase("""{ "Services": { "google-analytics": { "Hosts": [ "https://x.example/" ] } } }""", "Services:google-analytics:Hosts:0")]
    [TestCase("""{ "Services": { "google-analytics": { "Storage": [ "own", "*" ] } } }""", "Services:google-analytics:Storage:1")]
    [TestCase("""{ "Services": { "google-analytics": { "Storage": "own" } } }""", "Services:google-analytics:Storage")]
    [TestCase("""{ "Services": { "google-analytics": { "Exempt": { "CrossSiteIdentifier": "perhaps" } } } }""", "Services:google-analytics:Exempt:CrossSiteIdentifier")]
    [TestCase("""{ "Services": { "google-analytics": { "Exempt": { "DataRetention": "25 months" } } } }""", "Services:google-analytics:Exempt:DataRetention")]
    [TestCase("""{ "Services": { "google-analytics": { "Cookies": [ { "Lifetime": "1.00:00:00" } ] } } }""", "Services:google-analytics:Cookies:0:Name")]
    [TestCase("""{ "Services": { "google-analytics": { "Cookies": [ { "Name": "a=b" } ] } } }""", "Services:google-analytics:Cookies:0:Name")]
    [TestCase("""{ "Services": { "google-analytics": { "Cookies": [ { "Name": "own", "Lifetime": "00:00:00" } ] } } }""", "Services:google-analytics:Cookies:0:Lifetime")]
    [TestCase("""{ "Services": { "google-analytics": { "Cookies": [ { "Name": "own", "Path": "shop" } ] } } }""", "Services:google-analytics:Cookies:0:Path")]
    [TestCase("""{ "Services": { "google-analytics": { "Cookies": [ { "Name": "own", "Domain": "com" } ] } } }""", "Services:google-analytics:Cookies:0:Domain")]
    [TestCase("""{ "Cookies": { "Marketing": [ "x" ] } }""", "Cookies:Marketing")]
    [TestCase("""{ "Cookies": { "Analytics": "x" } }""", "Cookies:Analytics")]
    [TestCase("""{ "Cookies": { "Analytics": [ "" ] } }""", "Cookies:Analytics:0")]
    [TestCase("""{ "Cookies": { "Functionality": [ "a**" ] } }""", "Cookies:Functionality:0")]
    [TestCase("""{ "Cookies": { "Advertisement": [ " a" ] } }""", "Cookies:Advertisement:0")]
    [TestCase("""{ "Cookies": { "Necessary": [ "own", "*" ] } }""", "Cookies:Necessary:1")]
    [TestCase("""{ "Banner": { "Layout": "Popup" } }""", "Banner:Layout")]
    [TestCase("""{ "Banner": { "Categories": [ "Analytics" ] } }""", "Banner:Categories")]
    [TestCase("""{ "Banner": { "Categories": [ "Analytics", "Analytics", "Functionality" ] } }""", "Banner:Categories")]
    [TestCase("""{ "Banner": { "Categories": [ "Necessary", "Analytics", "Functionality" ] } }""", "Banner:Categories")]
    [TestCase("""{ "Banner": { "Stylesheet": "css/site.css" } }""", "Banner:Stylesheet")]
    [TestCase("""{ "Banner": { "Texts": { "en": { "Titel": "x" } } } }""", "Banner:Texts:en:Titel")]
    [TestCase("""{ "Banner": { "Texts": { "qaa": { "banner.titel": "x" } } } }""", "Banner:Texts:qaa:banner.titel")]
    [TestCase("""{ "Firewall": { "Mode": "On" } }""", "Firewall:Mode")]
    [TestCase("""{ "Firewall": { "Policy": "script-src 'self'" } }""", "Firewall:Policy")]
    [TestCase("""{ "Firewall": { "Policy": "default-src 'self', https://x.example" } }""", "Firewall:Policy")]
    [TestCase("""{ "ConsentSignals": { "Regions": [ "NO", "Norway" ] } }""", "ConsentSignals:Regions:1")]
    [TestCase("""{ "ConsentSignals": { "Bing": true } }""", "ConsentSignals:Bing")]
    [TestCase("""{ "ConsentCookie": { "Name": "__Host-consent" } }""", "ConsentCookie:Name")]
    [TestCase("""{ "ConsentCookie": { "Domain": "localhost" } }""", "ConsentCookie:Domain")]
    [TestCase("""{ "ConsentCookie": { "Path": "shop" } }""", "ConsentCookie:Path")]
    [TestCase("""{ "ConsentCookie": { "SameSite": "Unspecified" } }""", "ConsentCookie:SameSite")]
    public async Task What_the_schema_refuses_the_validator_refuses_at_the_same_path(string section, string key)
    {
        var path = "CookieConsent:" + key.Replace('.', ':');
        var json = Whole(section);

        var underlined = AppSettingsFile.PathsOfFaults(_schemas["CookieConsent"], json);
        var failures = await FailuresAsync(json);

        Assert.That(underlined, Is.Not.Empty);
        Assert.That(underlined.Where(fault => !IsAround(fault, path) && !IsAround(path, fault)), Is.Empty);
        Assert.That(failures.Select(failure => failure.Replace('.', ':')), Has.Some.StartsWith(path));
    }

    [TestCase("{}")]
    [TestCase("""{ "mode": "reportonly", "BANNER": { "layout": "box" } }""")]
    [TestCase("""{ "Mode": "reportONLY", "DoNotTrack": "True", "GrantsPerMinute": "0" }""")]
    [TestCase("""{ "Banner:Layout": "Box", "Services": { "shop:Category": "Functionality" } }""")]
    [TestCase("""{ "ConsentLifetime": "400.00:00:00", "RecordTimeout": "00:01:00" }""")]
    [TestCase("""{ "ConsentLifetime": "7", "RecordTimeout": "0:0:0.1" }""")]
    [TestCase("""{ "ConsentLifetime": "1:00:00:00", "RecordTimeout": "0.00:00:03" }""")]
    [TestCase("""{ "ConsentLifetime": "399.23:59:59.9999999" }""")]
    [TestCase("""{ "PolicyVersion": 2026, "PolicyUrl": "", "BasePath": "/a/b" }""")]
    [TestCase("""{ "PolicyUrl": "HTTPS://example.com/privacy", "GlobalPrivacyControlStatement": { "LastUpdate": "2026-11-22" } }""")]
    [TestCase("""{ "Regions": { "CountryHeader": "CF-IPCountry", "RegionHeader": "X_Region", "Rules": { "us-ca": { "Regime": "optout" }, "GB": { "Exemptions": [ "analytics" ] } } } }""")]
    [TestCase("""{ "Services": { "google-analytics": { "Hosts": [ "localhost:*", "cdn.example.com", "127.0.0.1:5001" ], "Storage": [ "own_*" ] } } }""")]
    [TestCase("""{ "Services": { "shop": { "Category": "functionality", "Cookies": [ { "Name": "a b*", "Path": "/", "Domain": ".example.com", "Lifetime": "00:30:00" } ] } } }""")]
    [TestCase("""{ "Cookies": { "necessary": [ "own" ], "Analytics": [ "*", "ab_*" ] } }""")]
    [TestCase("""{ "Banner": { "Categories": [] } }""")]
    [TestCase("""{ "Banner": { "Categories": [ "advertisement", "Analytics", "FUNCTIONALITY" ], "Stylesheet": "/css/consent.css?v=2" } }""")]
    [TestCase("""{ "Banner": { "Texts": { "nb": { "Title": "x", "lifetime.days.few": "x", "BANNER.BODY": "x" }, "eo": { "banner.title": "x" } } } }""")]
    [TestCase("""{ "Firewall": { "Policy": "img-src 'self';\nscript-src 'self';\nDefault-Src 'self'" } }""")]
    [TestCase("""{ "ConsentSignals": { "Google": "basic", "Regions": [ "NO", "CA-QC" ] } }""")]
    [TestCase("""{ "ConsentCookie": { "Name": "a.b-c", "Domain": ".example.com", "Path": "/shop", "SameSite": "none" } }""")]
    public async Task What_the_validator_takes_the_schema_takes(string section)
    {
        var json = Whole(section);

        Assert.That(AppSettingsFile.PathsOfFaults(_schemas["CookieConsent"], json), Is.Empty);
        Assert.That(await FailuresAsync(json), Is.Empty);
    }

    [Test]
    public void What_is_not_ours_is_not_restricted() =>
        Assert.That(
            Projects.SelectMany(project => AppSettingsFile.PathsOfFaults(_schemas[project], """{ "Logging": { "LogLevel": 1 }, "Kestrel": [], "CookieConsents": { "Mode": "x" } }""")),
            Is.Empty
        );

    // Of the files of several environments a later one may replace the hosts alone: no editor knows the other files.
    [Test]
    public void A_service_of_the_sites_own_may_have_its_hosts_alone() =>
        Assert.That(AppSettingsFile.PathsOfFaults(_schemas["CookieConsent"], Whole("""{ "Services": { "shop": { "Hosts": [ "localhost:5001" ] } } }""")), Is.Empty);

    private static string Whole(string section) => $$"""{ "Logging": { "LogLevel": { "Default": "Information" } }, "CookieConsent": {{section}} }""";

    private static bool IsAround(string outer, string inner) => inner == outer || inner.StartsWith(outer + ":", StringComparison.Ordinal);

    private static async Task<string[]> FailuresAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await Starting.WithAsync(new Site { Settings = new ReloadableSettings(), Host = builder => builder.Configuration.AddJsonStream(stream) });
    }
}

using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Configuration;

/// <summary>A service runs before consent only where the site declares that the conditions are met.</summary>
internal sealed class ExemptionRulesTests
{
    private static readonly (string Key, string? Value)[] Statistics =
    [
        ("Services:stats:Category", "Analytics"),
        ("Services:stats:Cookies:0:Name", "st_*"),
        ("Services:stats:Cookies:0:Lifetime", "395.00:00:00"),
        ("Services:stats:Exempt:SinglePublisher", "true"),
        ("Services:stats:Exempt:AnonymousStatistics", "true"),
        ("Services:stats:Exempt:CrossSiteIdentifier", "false"),
        ("Services:stats:Exempt:DataRetention", "760.00:00:00"),
    ];

    [Test]
    [Category("K05")]
    public async Task Statistics_that_meet_every_condition_may_be_exempt() => Assert.That(await Starting.WithSettingsAsync(Statistics), Is.Empty);

    [TestCase("Exempt:SinglePublisher", "false", "SinglePublisher\": true")]
    [TestCase("Exempt:SinglePublisher", null, "SinglePublisher\": true")]
    [TestCase("Exempt:AnonymousStatistics", "false", "AnonymousStatistics\": true")]
    [TestCase("Exempt:CrossSiteIdentifier", "true", "CrossSiteIdentifier\": false")]
    [TestCase("Exempt:CrossSiteIdentifier", null, "CrossSiteIdentifier\": false")]
    [TestCase("Exempt:DataRetention", "761.00:00:00", "760.00:00:00")]
    [TestCase("Exempt:DataRetention", "00:00:00", "760.00:00:00")]
    [TestCase("Exempt:DataRetention", null, "760.00:00:00")]
    [TestCase("Cookies:0:Lifetime", "395.00:00:01", "395.00:00:00")]
    [Category("K05")]
    public async Task Statistics_that_miss_one_stop_the_start(string key, string? value, string fix)
    {
        var settings = Statistics.Where(setting => setting.Key != "Services:stats:" + key);

        var failure = (await Starting.WithSettingsAsync([.. value is null ? settings : settings.Append(("Services:stats:" + key, value))])).Single();

        Assert.That(failure, Does.StartWith("CookieConsent:Services:stats:" + key).And.Contain(fix));
    }

    [Test]
    [Category("K05")]
    public async Task A_cookie_of_the_catalogue_that_lives_too_long_stops_the_start()
    {
        (string, string?)[] settings = [.. Statistics.Where(setting => setting.Key.Contains("Exempt", StringComparison.Ordinal)).Select(setting => (setting.Key.Replace("stats", "google-analytics", StringComparison.Ordinal), setting.Value))];

        Assert.That(await Starting.WithSettingsAsync(settings), Has.Some.StartsWith("CookieConsent:Services:google-analytics:Cookies: '_ga'").And.None.Contains("Exempt:"));
    }

    [TestCase("Advertisement", "never exempt")]
    [TestCase("Necessary", "needs no exemption")]
    [Category("K05")]
    public async Task Only_analytics_and_functionality_can_be_exempt(string category, string reason) =>
        Assert.That((await Starting.WithSettingsAsync(("Services:own:Category", category), ("Services:own:Exempt:ChosenByVisitor", "true"))).Single(), Does.StartWith("CookieConsent:Services:own:Exempt").And.Contain(reason));

    [TestCase("true", 0)]
    [TestCase("false", 1)]
    [Category("K04")]
    public async Task Functionality_is_exempt_only_for_settings_that_the_visitor_chose(string isChosen, int mistakes)
    {
        var failures = await Starting.WithSettingsAsync(("Services:shop:Category", "Functionality"), ("Services:shop:Exempt:ChosenByVisitor", isChosen));

        Assert.That(failures, Has.Length.EqualTo(mistakes).And.All.StartsWith("CookieConsent:Services:shop:Exempt:ChosenByVisitor").And.All.Contain("language"));
    }

    [TestCase(null, 1)]
    [TestCase("Functionality", 1)]
    [TestCase("Analytics", 0)]
    [Category("K05")]
    public async Task An_exemption_that_no_region_knows_is_told(string? exempt, int findings)
    {
        (string, string?)[] regions = exempt is null ? [] : [("Regions:CountryHeader", "CF-IPCountry"), ("Regions:Rules:FR:Exemptions:0", exempt)];
        await using var harness = await RequestHarness.StartAsync(new() { Settings = new ReloadableSettings([.. Statistics, .. regions]) });

        var found = harness.Services.GetRequiredService<ConfigurationFindings>().Current.Where(finding => finding.Kind == ConfigurationFindingKind.ExemptionNowhere).ToArray();

        Assert.That(found, Has.Length.EqualTo(findings));
        Assert.That(found.Select(finding => finding.Text), Has.All.Contain("CookieConsent:Services:stats:Exempt").And.All.Contain("\"Exemptions\": [ \"Analytics\" ]"));
    }
}

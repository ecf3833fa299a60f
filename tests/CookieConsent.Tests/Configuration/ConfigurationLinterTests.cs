using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Kind = CookieConsent.Configuration.ConfigurationFindingKind;

namespace CookieConsent.Tests.Configuration;

internal sealed class ConfigurationLinterTests
{
    private static readonly TestCaseData[] Mistakes =
    [
        Case("K01", "A known tracker", Kind.TrackerAsNecessary, "CookieConsent:Cookies:Necessary:1", o => o.Cookies[CookieCategories.Necessary].Add("_ga")),
        Case("K01", "A prefix of known trackers", Kind.TrackerAsNecessary, "CookieConsent:Cookies:Necessary:1", o => o.Cookies[CookieCategories.Necessary].Add("_g*")),
        Case("K01", "A member of a tracker's family", Kind.TrackerAsNecessary, "CookieConsent:Cookies:Necessary:1", o => o.Cookies[CookieCategories.Necessary].Add("_ga_X1")),
        Case("K01", "A known service", Kind.TrackerAsNecessary, "CookieConsent:Services:meta-pixel:Category", o => o.Services["meta-pixel"] = new() { Category = CookieCategories.Necessary }),
        Case("K03", "A name in a more lenient category than the catalogue's", Kind.CatalogueDiffers, "CookieConsent:Cookies:Functionality:1", o => o.Cookies[CookieCategories.Functionality].Add("_ga")),
        Case("K03", "A prefix in a more lenient category than the catalogue's", Kind.CatalogueDiffers, "CookieConsent:Services:shop:Cookies:0", o => o.Services["shop"] = Service("_hj*")),
        Case("K03", "One pattern in two categories", Kind.PatternInTwoCategories, "CookieConsent:Cookies:Analytics:1", o => o.Cookies[CookieCategories.Analytics].Add("lang")),
        Case("K03", "One pattern in a service and the short form", Kind.PatternInTwoCategories, "CookieConsent:Services:shop:Cookies:0", o => o.Services["shop"] = Service("stat_id")),
        Case("U09", "No purpose", Kind.PurposeMissing, "CookieConsent:Services:shop:Purpose", o => o.Services["shop"] = new() { Category = CookieCategories.Functionality }),
        Case("U09", "Hosts and no provider", Kind.ProviderMissing, "CookieConsent:Services:shop:Provider", o => o.Services["shop"] = new() { Category = CookieCategories.Functionality, Purpose = "x", Hosts = { "cdn.example.net" } }),
        Case("U09", "A notice elsewhere and no provider", Kind.ProviderMissing, "CookieConsent:Services:shop:Provider", o => o.Services["shop"] = new() { Category = CookieCategories.Functionality, Purpose = "x", PolicyUrl = "https://mail.example" }),
        Case("K02", "401 days", Kind.LifetimeBeyondBrowsers, "CookieConsent:Services:shop:Cookies:0:Lifetime", o => o.Services["shop"] = Service("shop_id", 401)),
        Case("K05", "Exempt statistics of the site", Kind.ExemptAnalyticsTooLong, "CookieConsent:Services:visit-count:Cookies", o => o.Services["visit-count"] = Service("shop_id", 396, CookieCategories.Necessary)),
        Case("U08", "No controller", Kind.ControllerMissing, "CookieConsent:Controller:Name", o => o.Controller.Name = null),
        Case("U08", "No policy", Kind.PolicyUrlMissing, "CookieConsent:PolicyUrl", o => o.PolicyUrl = ""),
        Case("E15", "Google before consent", Kind.AdvancedConsentMode, "CookieConsent:ConsentSignals:Google", o => o.ConsentSignals.Google = GoogleConsentMode.Advanced),
        Case("C04", "A consent cookie beside the settings", Kind.ConsentCookieOutOfReach, "CookieConsent:ConsentCookie:Path", o => o.ConsentCookie.Path = "/shop"),
        Case("C04", "A consent cookie whose path only starts alike", Kind.ConsentCookieOutOfReach, "CookieConsent:ConsentCookie:Path", o => o.ConsentCookie.Path = "/_c"),
    ];

    private static readonly TestCaseData[] Notes =
    [
        Case("K03", "A longer prefix within another", Kind.PatternsOverlap, "CookieConsent:Cookies:Analytics:1", o => { o.Cookies[CookieCategories.Functionality].Add("ui_*"); o.Cookies[CookieCategories.Analytics].Add("ui_ab*"); }),
        Case("K03", "A name within a prefix", Kind.PatternsOverlap, "CookieConsent:Cookies:Analytics:1", o => { o.Cookies[CookieCategories.Functionality].Add("ui_*"); o.Cookies[CookieCategories.Analytics].Add("ui_"); }),
        Case("K03", "A stricter category than the catalogue's", Kind.CatalogueDiffers, "CookieConsent:Cookies:Advertisement:1", o => o.Cookies[CookieCategories.Advertisement].Add("_ga")),
    ];

    private static readonly TestCaseData[] InOrder =
    [
        Fine("The vocabulary", _ => { }),
        Fine("A service of the catalogue", o => o.Services["google-analytics"] = new()),
        Fine("More cookies of a service of the catalogue in its own category", o => o.Services["google-analytics"] = new() { Category = CookieCategories.Functionality, Cookies = { new() { Name = "_ga_9" } } }),
        Fine("A name of the catalogue in the catalogue's category", o => o.Cookies[CookieCategories.Analytics].Add("_ga")),
        Fine("A prefix within another of the same category", o => { o.Cookies[CookieCategories.Functionality].Add("ui_*"); o.Cookies[CookieCategories.Functionality].Add("ui_ab*"); }),
        Fine("Prefixes side by side", o => { o.Cookies[CookieCategories.Functionality].Add("ui_*"); o.Cookies[CookieCategories.Analytics].Add("uj_*"); }),
        Fine("A name that many sites use, as something else", o => o.Cookies[CookieCategories.Necessary].Add("dark_mode")),
        Fine("A prefix that a rare name of a tracker starts with too", o => o.Services["shop"] = Service("recent_*")),
        Fine("A bare star", o => o.Cookies[CookieCategories.Advertisement].Add("*")),
        Fine("400 days", o => o.Services["shop"] = Service("shop_id", 400)),
        Fine("Exempt statistics of 13 months", o => o.Services["visit-count"] = Service("shop_id", 395, CookieCategories.Necessary)),
        Fine("Something necessary that is no statistics", o => o.Services["shop"] = Service("shop_id", 396, CookieCategories.Necessary)),
        Fine("Google once it is granted", o => o.ConsentSignals.Google = GoogleConsentMode.Basic),
        Fine("A consent cookie for the settings", o => o.ConsentCookie.Path = "/_cc"),
        Fine("A consent cookie above the settings", o => { o.ConsentCookie.Path = "/shop/"; o.BasePath = "/shop/_cc"; }),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public async Task What_is_hardly_meant_is_a_warning(Kind kind, string path, Action<CookieConsentOptions> configure)
    {
        var (findings, logs) = await LintAsync(configure);

        Assert.That(findings.Select(finding => (finding.Kind, finding.Path, finding.IsNote)), Is.EqualTo(new[] { (kind, path, false) }));
        Assert.That(findings[0].Fix, Is.Not.Empty);
        var entry = logs.WithId(33).Single();
        Assert.That((entry.Level, entry.Values["Finding"]), Is.EqualTo((LogLevel.Warning, (object)kind)));
        Assert.That(entry.Text, Does.Contain(path).And.Contain(findings[0].Fix));
    }

    [TestCaseSource(nameof(Notes))]
    public async Task What_may_be_meant_is_only_information(Kind kind, string path, Action<CookieConsentOptions> configure)
    {
        var (findings, logs) = await LintAsync(configure);

        Assert.That(findings.Select(finding => (finding.Kind, finding.Path, finding.IsNote)), Is.EqualTo(new[] { (kind, path, true) }));
        Assert.That(logs.WithId(33), Is.Empty);
        Assert.That(logs.WithId(36).Single().Level, Is.EqualTo(LogLevel.Information));
    }

    [TestCaseSource(nameof(InOrder))]
    public async Task What_is_in_order_has_no_finding(Action<CookieConsentOptions> configure) => Assert.That((await LintAsync(configure)).Findings, Is.Empty);

    [TestCase("_ga")]
    [TestCase("_fbp")]
    [TestCase("IDE")]
    [TestCase("MUID")]
    [TestCase("_clck")]
    [TestCase("ai_user")]
    [Category("K01")]
    public async Task A_known_tracker_as_necessary_is_a_warning(string name)
    {
        var (findings, _) = await LintAsync(options => options.Cookies[CookieCategories.Necessary] = [name]);

        Assert.That(findings.Single(finding => finding.Kind == Kind.TrackerAsNecessary).Text, Does.Contain($"'{name}'").And.Contain("known tracker"));
    }

    [Test]
    [Category("K05")]
    public async Task Exempt_statistics_of_the_catalogue_have_the_lifetime_of_the_catalogue()
    {
        var (findings, _) = await LintAsync(options => options.Services["google-analytics"] = new() { Category = CookieCategories.Necessary });

        Assert.That(findings.Select(finding => finding.Kind), Is.EqualTo(new[] { Kind.TrackerAsNecessary, Kind.ExemptAnalyticsTooLong }));
    }

    [Test]
    public async Task A_reload_says_only_what_is_new_and_what_came_back()
    {
        var settings = new ReloadableSettings(("Controller:Name", "Example AS"), ("Services:shop:Category", "Functionality"));
        var site = new Site { Settings = settings };
        await using var harness = await RequestHarness.StartAsync(site);
        var findings = harness.Services.GetRequiredService<ConfigurationFindings>();
        Assert.That(Logged(), Is.EqualTo(new[] { Kind.PolicyUrlMissing, Kind.PurposeMissing }));

        settings.Change(("Controller:Name", null));
        Assert.That(Logged(), Is.EqualTo(new[] { Kind.PolicyUrlMissing, Kind.PurposeMissing, Kind.ControllerMissing }));

        settings.Change(("PolicyUrl", "/privacy"));
        settings.Change(("PolicyUrl", null));
        Assert.That(Logged(), Is.EqualTo(new[] { Kind.PolicyUrlMissing, Kind.PurposeMissing, Kind.ControllerMissing, Kind.PolicyUrlMissing }));
        Assert.That(findings.Current.Select(finding => finding.Kind), Is.EquivalentTo(new[] { Kind.PolicyUrlMissing, Kind.PurposeMissing, Kind.ControllerMissing }));

        IEnumerable<Kind> Logged() => site.Logs.WithId(33).Select(entry => (Kind)entry.Values["Finding"]!);
    }

    [Test]
    public async Task Ten_thousand_patterns_are_looked_through_at_once()
    {
        var (findings, _) = await LintAsync(options => options.Cookies[CookieCategories.Functionality] = [.. Enumerable.Range(0, 10_000).Select(i => $"own_{i:00000}*")]);

        Assert.That(findings, Is.Empty);
    }

    private static ConsentServiceOptions Service(string pattern, int days = 30, CookieCategories category = CookieCategories.Functionality) =>
        new()
        {
            Category = category,
            Purpose = "What it is for.",
            Cookies = { new() { Name = pattern, Lifetime = TimeSpan.FromDays(days) } },
        };

    private static TestCaseData Case(string requirement, string name, Kind kind, string path, Action<CookieConsentOptions> configure) =>
        new TestCaseData(kind, path, configure).SetName($"{requirement}: {name} ({kind})").SetCategory(requirement);

    private static TestCaseData Fine(string name, Action<CookieConsentOptions> configure) => new TestCaseData(configure).SetName($"{name} has no finding");

    private static async Task<(IReadOnlyList<ConfigurationFinding> Findings, CapturedLogs Logs)> LintAsync(Action<CookieConsentOptions> configure)
    {
        var site = new Site { Options = configure };
        await using var harness = await RequestHarness.StartAsync(site);
        return (harness.Services.GetRequiredService<ConfigurationFindings>().Current, site.Logs);
    }
}

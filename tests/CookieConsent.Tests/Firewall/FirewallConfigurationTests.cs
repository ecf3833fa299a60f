using CookieConsent.Configuration;
using CookieConsent.Tests.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Kind = CookieConsent.Configuration.ConfigurationFindingKind;

namespace CookieConsent.Tests.Firewall;

/// <summary>A policy that would be pointless, or that browsers do not understand, stops the start; what is hardly meant is a finding.</summary>
internal sealed class FirewallConfigurationTests
{
    [TestCase("img-src 'self'", "default-src")]
    [TestCase("", "default-src")]
    [TestCase("default-src 'self'; scrpt-src 'self'", "Did you mean \"script-src\"?")]
    [TestCase("default-src 'self'; img-src *", "lets every host through")]
    [TestCase("default-src https:", "lets every host through")]
    [TestCase("default-src 'self'; connect-src wss:", "lets every host through")]
    [TestCase("default-src 'self'; img-src https://*", "lets every host through")]
    [TestCase("default-src 'self'; img-src *:443", "lets every host through")]
    [TestCase("default-src 'self'; img-src *.com", "strangers")]
    [TestCase("default-src 'self'; script-src 'strict-dynamic' 'nonce-{nonce}'", "Leave it out")]
    [TestCase("default-src 'self'; script-src 'nonce-abc'", "'nonce-{nonce}'")]
    [TestCase("default-src 'self'; script-src nonce-{nonce}", "quotes")]
    [TestCase("default-src self", "Write 'self'")]
    [TestCase("default-src 'slf'", "Did you mean \"self\"?")]
    [TestCase("default-src 'self'; img-src 'none' 'self'", "beside other sources")]
    [TestCase("default-src 'self'; img-src 'self'; IMG-SRC data:", "img-src twice")]
    [TestCase("default-src 'self', img-src 'self'", "comma")]
    [TestCase("default-src 'self'; img-src bücher.example", "xn--")]
    [TestCase("default-src 'self'; img-src ex_@mple", "no source")]
    [TestCase("default-src 'self'; img-src cdn.example:abc", "no source")]
    [TestCase("default-src 'self'; img-src *cdn.example", "no source")]
    [TestCase("default-src 'self'; img-src ://cdn.example", "no source")]
    [TestCase("default-src 'self'; report-uri /csp", "Leave it out")]
    [TestCase("default-src 'self'; form-action self", "Write 'self'")]
    public async Task A_wrong_policy_is_one_error_with_path_and_fix(string policy, string fix)
    {
        var errors = await Starting.WithSettingsAsync(("Firewall:Policy", policy), ("Firewall:Mode", "Enforce"));

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.StartWith("CookieConsent:Firewall:Policy ").And.Contain(fix));
    }

    [TestCase("default-src 'self'")]
    [TestCase("DEFAULT-SRC 'NONE';;")]
    [TestCase("default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'nonce-{nonce}' 'sha256-abc='; img-src 'self' data: blob:")]
    [TestCase("default-src 'self'; img-src cdn.example https://*.cdn.example:8443/path localhost:* 127.0.0.1:5000 http://localhost")]
    [TestCase("default-src 'self'; frame-ancestors *; form-action https:; base-uri 'none'; upgrade-insecure-requests; sandbox allow-forms; require-trusted-types-for 'script'")]
    public async Task What_a_site_may_want_is_taken(string policy) => Assert.That(await Starting.WithSettingsAsync(("Firewall:Policy", policy), ("Firewall:Mode", "ReportOnly")), Is.Empty);

    [TestCase("Firewall:Mode", "On", "Off, ReportOnly or Enforce")]
    [TestCase("Firewall:Hosts", "x", "Policy")]
    public async Task Another_wrong_setting_is_named(string key, string value, string fix)
    {
        var errors = await Starting.WithSettingsAsync((key, value));

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.StartWith($"CookieConsent:{key}").And.Contain(fix));
    }

    [Test]
    [Category("E16")]
    public async Task A_page_for_everybody_cannot_have_a_policy_of_each()
    {
        var errors = await Starting.WithSettingsAsync(("Firewall:Mode", "ReportOnly"), ("Banner:CacheSafe", "true"));

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.StartWith("CookieConsent:Firewall:Mode ").And.Contain("\"CacheSafe\": false"));
    }

    [TestCase("stats.example", true)]
    [TestCase("localhost:5001", true)]
    [TestCase("localhost:*", true)]
    [TestCase("stats.example:", false)]
    [TestCase("stats.example:0", false)]
    [TestCase("stats.example:70000", false)]
    [TestCase("*.stats.example", false)]
    [TestCase("https://stats.example", false)]
    public async Task A_host_may_have_a_port(string host, bool isFine)
    {
        var errors = await Starting.WithSettingsAsync(("Services:stats:Category", "Analytics"), ("Services:stats:Hosts:0", host));

        Assert.That(errors, Has.Length.EqualTo(isFine ? 0 : 1));
    }

    [Test]
    [Category("E14")]
    public async Task A_service_of_another_company_without_hosts_is_named([Values] bool isFirewallOn, [Values] bool areTagsHeld)
    {
        var findings = await LintAsync(options =>
        {
            options.HoldThirdParties = areTagsHeld;
            options.Firewall.Mode = isFirewallOn ? ConsentFirewallMode.Enforce : ConsentFirewallMode.Off;
            GuardedSite.Declare(options, "others", CookieCategories.Analytics);
            GuardedSite.Declare(options, "theirs-but-necessary", CookieCategories.Necessary);
            options.Services["own"] = new() { Category = CookieCategories.Analytics, Purpose = "Counts." };
            options.Services["polylang"] = new();
        });

        var expected = new[] { ("CookieConsent:Services:others:Hosts", false), ("CookieConsent:Services:polylang:Hosts", true) };
        Assert.That(findings.Where(finding => finding.Kind == Kind.HostsMissing).Select(finding => (finding.Path, finding.IsNote)), isFirewallOn || areTagsHeld ? Is.EqualTo(expected) : Is.Empty);
    }

    [TestCase("https://stats.example", "stats")]
    [TestCase("cdn.stats.example:443", "stats")]
    [TestCase("*.google.com", null)]
    [TestCase("https://*.googletagmanager.com", "google-tag-manager")]
    [TestCase("pay.example", null)]
    [TestCase("'self'", null)]
    public async Task A_policy_that_opens_a_service_for_everybody_is_named(string source, string? service)
    {
        var findings = await LintAsync(options =>
        {
            GuardedSite.With().Options!(options);
            options.Firewall.Policy = $"default-src 'self' {source}";
        });

        var texts = findings.Where(finding => finding.Kind == Kind.FirewallOpensService).Select(finding => finding.Text).ToArray();
        Assert.That(texts, service is null && source != "*.google.com" ? Is.Empty : Has.Length.EqualTo(1).And.All.Contains(source));
        if (service is not null)
            Assert.That(texts[0], Does.Contain($"\"{service}\""));
    }

    [Test]
    public async Task A_host_that_stays_without_its_subdomains_is_named()
    {
        var findings = await LintAsync(options =>
        {
            options.Firewall.Mode = ConsentFirewallMode.Enforce;
            options.Services["x-embed"] = new();
        });

        var finding = findings.Single(finding => finding.Kind == Kind.HostWithoutSubdomains);
        Assert.That((finding.Path, finding.IsNote), Is.EqualTo(("CookieConsent:Services:x-embed:Hosts", true)));
        Assert.That(finding.Text, Does.Contain("twitter.com"));
    }

    private static async Task<IReadOnlyList<ConfigurationFinding>> LintAsync(Action<CookieConsentOptions> configure)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = configure });
        return harness.Services.GetRequiredService<ConfigurationFindings>().Current;
    }
}

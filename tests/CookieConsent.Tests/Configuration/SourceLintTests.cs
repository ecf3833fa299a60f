using CookieConsent.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Kind = CookieConsent.Configuration.ConfigurationFindingKind;

namespace CookieConsent.Tests.Configuration;

/// <summary>Several sources for one configuration.</summary>
internal sealed class SourceLintTests
{
    [TestCase("Cookies:Analytics:0", "Cookies:Analytics:0", "CookieConsent:Cookies:Analytics:0")]
    [TestCase("Services:shop:Cookies:0:Name", "Services:shop:Cookies:0:Lifetime", "CookieConsent:Services:shop:Cookies:0")]
    [TestCase("Services:shop:Hosts:1", "Services:shop:Hosts:1", "CookieConsent:Services:shop:Hosts:1")]
    public async Task A_list_from_two_sources_is_a_warning_that_names_both(string first, string second, string path)
    {
        var findings = await LintAsync(builder =>
        {
            builder.Configuration.Sources.Add(new Source("appsettings.json", ("CookieConsent:Services:shop:Category", "Functionality"), ("CookieConsent:" + first, "a.example")));
            builder.Configuration.Sources.Add(new Source("appsettings.Production.json", ("CookieConsent:Services:shop:Cookies:0:Name", "b"), ("CookieConsent:" + second, second.EndsWith("Lifetime", StringComparison.Ordinal) ? "1.00:00:00" : "b.example")));
        });

        var finding = findings.First(finding => finding.Kind == Kind.ListFromSeveralSources && finding.Path == path);
        Assert.That(finding.Problem, Does.Contain("from appsettings.json and from appsettings.Production.json"));
    }

    [Test]
    public async Task A_list_that_another_source_only_makes_longer_is_none()
    {
        var findings = await LintAsync(builder =>
        {
            builder.Configuration.Sources.Add(new Source("one", ("CookieConsent:Cookies:Analytics:0", "a")));
            builder.Configuration.Sources.Add(new Source("two", ("CookieConsent:Cookies:Analytics:1", "b"), ("CookieConsent:PolicyUrl", "/privacy")));
        });

        Assert.That(findings.Select(finding => finding.Kind), Does.Not.Contain(Kind.ListFromSeveralSources));
    }

    [Test]
    public async Task A_source_that_the_host_hands_on_is_seen_through()
    {
        var findings = await LintAsync(builder =>
        {
            var host = new ConfigurationBuilder().Add(new Source("host", ("CookieConsent:Cookies:Analytics:0", "a"))).Build();
            builder.Configuration.AddConfiguration(host);
            builder.Configuration.Sources.Add(new Source("app", ("CookieConsent:Cookies:Analytics:0", "b")));
        });

        Assert.That(findings.Single(finding => finding.Kind == Kind.ListFromSeveralSources).Problem, Does.StartWith("comes from host and from app."));
    }

    [Test]
    public async Task A_second_section_is_a_warning()
    {
        var other = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Privacy:PolicyUrl"] = "/p" }).Build();

        var findings = await LintAsync(builder => builder.Services.AddCookieConsent(), services => services.AddCookieConsent(other.GetSection("Privacy")));

        Assert.That(findings.Where(finding => finding.Kind == Kind.SectionIgnored).Select(finding => finding.Text), Has.One.StartsWith("Privacy was passed to a later call of AddCookieConsent"));
    }

    [Test]
    public async Task A_second_call_for_the_same_section_or_for_code_is_none()
    {
        var findings = await LintAsync(
            builder => builder.Services.AddCookieConsent(builder.Configuration.GetSection("CookieConsent")),
            services =>
            {
                services.AddCookieConsent();
                services.AddCookieConsent(options => options.PolicyUrl = "/p");
                services.AddCookieConsent(new ConfigurationBuilder().Build().GetSection("CookieConsent"));
            }
        );

        Assert.That(findings.Select(finding => finding.Kind), Does.Not.Contain(Kind.SectionIgnored));
    }

    [Test]
    public async Task A_linter_that_fails_does_not_stop_the_start()
    {
        var logs = new CapturedLogs();
        var findings = await LintAsync(builder =>
        {
            builder.Logging.AddProvider(logs);
            builder.Configuration.Sources.Add(new Source(null, ("CookieConsent:Cookies:Analytics:0", "a")));
            builder.Configuration.Sources.Add(new Source(null, ("CookieConsent:Cookies:Analytics:0", "a")));
        });

        Assert.That(findings, Is.Empty);
        Assert.That(logs.WithId(37), Has.Count.EqualTo(1));
    }

    private static async Task<IReadOnlyList<ConfigurationFinding>> LintAsync(Action<WebApplicationBuilder> first, Action<IServiceCollection>? later = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        first(builder);
        builder.Services.AddCookieConsent();
        later?.Invoke(builder.Services);
        await using var app = builder.Build();
        app.UseCookieConsent();
        await app.StartAsync();
        return app.Services.GetRequiredService<ConfigurationFindings>().Current;
    }

    /// <summary>Settings with a description of their own; without one they fail when they are asked for it.</summary>
    private sealed class Source(string? description, params (string Key, string Value)[] settings) : ConfigurationProvider, IConfigurationSource
    {
        public override void Load()
        {
            foreach (var (key, value) in settings)
                Data[key] = value;
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override string ToString() => description ?? throw new InvalidOperationException("This source describes itself not.");
    }
}

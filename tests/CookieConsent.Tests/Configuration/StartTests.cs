using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Configuration;

/// <summary>Every way to register is validated when the app starts.</summary>
internal sealed class StartTests
{
    private static readonly Dictionary<string, string?> Wrong = new() { ["CookieConsent:Mode"] = "Perhaps" };
    private static readonly Dictionary<string, string?> WrongAlone = new() { ["Mode"] = "Perhaps" };

    [Test]
    public async Task Without_any_configuration_the_app_starts() => Assert.That(await Starting.WithAsync(builder => builder.Services.AddCookieConsent()), Is.Empty);

    [Test]
    public async Task The_section_is_validated() =>
        Assert.That(await Starting.WithAsync(builder => builder.Configuration.AddInMemoryCollection(Wrong), services => services.AddCookieConsent()), Has.Length.EqualTo(1));

    [Test]
    public async Task Options_from_code_are_validated() =>
        Assert.That(await Starting.WithAsync(builder => builder.Services.AddCookieConsent(options => options.Mode = (ConsentMode)7)), Has.Length.EqualTo(1));

    [Test]
    public async Task The_section_and_options_from_code_are_validated_together() =>
        Assert.That(
            await Starting.WithAsync(builder => builder.Configuration.AddInMemoryCollection(Wrong), services => services.AddCookieConsent(options => options.GrantsPerMinute = -1)),
            Has.Length.EqualTo(2)
        );

    [Test]
    public async Task A_whole_configuration_is_validated() =>
        Assert.That(await Starting.WithAsync(builder => builder.Services.AddCookieConsent(Configuration(Wrong))), Has.Length.EqualTo(1));

    [Test]
    public async Task A_section_of_another_name_is_validated_and_named() =>
        Assert.That(
            await Starting.WithAsync(builder => builder.Services.AddCookieConsent(Configuration(new() { ["Privacy:Cookies:Mode"] = "Perhaps", ["Privacy:Cookies:GrantsPerMinute"] = "-1" }).GetSection("Privacy:Cookies"))),
            Has.Length.EqualTo(2).And.All.StartsWith("Privacy:Cookies:")
        );

    [Test]
    public async Task A_configuration_made_for_this_alone_is_validated() =>
        Assert.That(await Starting.WithAsync(builder => builder.Services.AddCookieConsent(Configuration(WrongAlone))), Has.Length.EqualTo(1));

    [Test]
    public async Task Code_has_the_last_word_over_the_section()
    {
        var failures = await Starting.WithAsync(
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["CookieConsent:GrantsPerMinute"] = "-1" }),
            services => services.AddCookieConsent(options => options.GrantsPerMinute = 1)
        );

        Assert.That(failures, Is.Empty);
    }

    [Test]
    public async Task Registering_twice_changes_nothing()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Consent = consent => consent.Services.AddCookieConsent(), Handler = Write });

        Assert.That((await harness.GetAsync("/", Visitor.Partial)).Kept, Is.EqualTo(new[] { "stat_id" }));
    }

    [Test]
    public async Task Five_mistakes_are_told_at_once_each_with_its_path_and_the_fix()
    {
        var failures = await Starting.WithSettingsAsync(
            ("UnknownCokies", "Block"),
            ("Mode", "Perhaps"),
            ("ConsentLifetime", "500.00:00:00"),
            ("Services:google-analitics:Name", "GA"),
            ("Cookies:Analytics:0", "a*b")
        );

        Assert.That(failures, Has.Length.EqualTo(5));
        Assert.That(failures, Has.One.StartsWith("CookieConsent:UnknownCokies ").And.Contain("Did you mean \"UnknownCookies\"?"));
        Assert.That(failures, Has.One.StartsWith("CookieConsent:Mode ").And.Contain("Enforce or ReportOnly"));
        Assert.That(failures, Has.One.StartsWith("CookieConsent:ConsentLifetime ").And.Contain("1 to 400 days"));
        Assert.That(failures, Has.One.StartsWith("CookieConsent:Services:google-analitics ").And.Contain("\"google-analytics\""));
        Assert.That(failures, Has.One.StartsWith("CookieConsent:Cookies:Analytics:0 ").And.Contain("one trailing star"));
    }

    private static IConfiguration Configuration(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private static Task Write(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { "stat_id=1", "promo=1" };
        return Task.CompletedTask;
    }
}

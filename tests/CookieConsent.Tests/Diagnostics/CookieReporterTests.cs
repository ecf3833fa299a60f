using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Diagnostics;

internal sealed class CookieReporterTests
{
    [Test]
    [Category("E04")]
    public async Task An_unknown_cookie_is_reported_once_with_the_line_that_would_settle_it()
    {
        var site = SiteThatSets("zz_unknown=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();
        await harness.GetAsync();

        var entry = site.Logs.WithId(10).Single();
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(entry.Text, Does.Contain("'zz_unknown'").And.Contain("[ \"zz_unknown\" ]"));
    }

    [Test]
    public async Task A_service_that_the_site_does_not_declare_is_reported_with_its_id()
    {
        var site = SiteThatSets("_ga=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync("/", Visitor.Accepted);

        Assert.That(site.Logs.WithId(11).Single().Text, Does.Contain("\"google-analytics\": {}"));
    }

    [Test]
    public async Task A_declared_service_is_no_warning_and_passes_with_its_grant()
    {
        var site = SiteThatSets("_ga=1", options => options.Services["google-analytics"] = new());
        await using var harness = await RequestHarness.StartAsync(site);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Kept, Is.EqualTo(new[] { "_ga" }));
        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Kept, Is.Empty);
        Assert.That(site.Logs.WithId(11), Is.Empty);
    }

    [Test]
    public async Task A_cookie_that_waits_for_its_grant_is_no_warning()
    {
        var site = SiteThatSets("stat_id=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();

        Assert.That(site.Logs.WithId(12).Single().Level, Is.EqualTo(LogLevel.Debug));
    }

    [Test]
    [Category("E07")]
    public async Task A_cookie_without_a_name_is_reported()
    {
        var site = SiteThatSets("nameless-value");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();

        Assert.That(site.Logs.WithId(13), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_flood_of_names_fills_neither_log_nor_memory()
    {
        var site = SiteThatSets([.. Enumerable.Range(0, 1500).Select(i => $"n{i}=1")]);
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();

        Assert.That(site.Logs.WithId(10), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task A_long_name_is_cut()
    {
        var site = SiteThatSets(new string('n', 5000) + "=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();

        Assert.That(site.Logs.WithId(10).Single().Text, Has.Length.LessThan(1000));
    }

    [Test]
    [Category("E04")]
    public async Task The_report_comes_with_a_guess_and_its_reason()
    {
        var site = SiteThatSets("zz_visit_log=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();

        Assert.That(site.Logs.WithId(10).Single().Text, Does.Contain("Perhaps Analytics, as the name contains 'visit'."));
    }

    [Test]
    public async Task A_name_cannot_forge_a_line_of_the_log()
    {
        var site = SiteThatSets("a\u202Eb\u0085c=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync();

        var text = site.Logs.WithId(10).Single().Text;
        Assert.That(text, Does.Contain("'a\\u202eb\\u0085c'"));
        Assert.That(text.Where(character => character is < ' ' or > '~'), Is.Empty);
    }

    [Test]
    public async Task A_reload_that_can_settle_something_reports_again_what_it_left_open()
    {
        var settings = new ReloadableSettings();
        var site = new Site { Settings = settings, Handler = SiteThatSets(["zz_one=1", "zz_two=1"]).Handler };
        await using var harness = await RequestHarness.StartAsync(site);
        await harness.GetAsync();

        settings.Change(("Cookies:Analytics:0", "zz_one"));
        await harness.GetAsync();
        await harness.GetAsync();

        Assert.That(site.Logs.WithId(10).Select(entry => entry.Values["Cookie"]), Is.EqualTo(new[] { "zz_one", "zz_two", "zz_two" }));
    }

    [Test]
    public async Task A_reload_that_settles_nothing_reports_nothing_again()
    {
        var settings = new ReloadableSettings(("PolicyUrl", "/a"));
        var site = new Site { Settings = settings, Handler = SiteThatSets("zz=1").Handler };
        await using var harness = await RequestHarness.StartAsync(site);
        await harness.GetAsync();

        settings.Change(("PolicyUrl", "/b"));
        await harness.GetAsync();

        Assert.That(site.Logs.WithId(10), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("E18")]
    public async Task A_report_that_fails_costs_no_cookie_and_lets_none_pass()
    {
        var site = new Site { Host = builder => builder.Logging.AddProvider(new BrokenLogs()), Handler = SiteThatSets(["zz_one=1", "stat_id=1", "zz_two=1"]).Handler };
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.GetAsync("/", Visitor.Partial);

        Assert.That(answer.Kept, Is.EqualTo(new[] { "stat_id" }));
        Assert.That(site.Logs.WithId(28), Has.Count.EqualTo(1));
    }

    private static Site SiteThatSets(string line, Action<CookieConsentOptions>? options = null) => SiteThatSets([line], options);

    private static Site SiteThatSets(string[] lines, Action<CookieConsentOptions>? options = null) =>
        new()
        {
            Options = options,
            Handler = context =>
            {
                context.Response.Headers.SetCookie = lines;
                return Task.CompletedTask;
            },
        };

    /// <summary>A log that cannot take the report of an unknown cookie.</summary>
    private sealed class BrokenLogs : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 10)
                throw new IOException("disk full");
        }

        public void Dispose() { }
    }
}

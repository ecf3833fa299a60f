namespace CookieConsent.Tests.Configuration;

internal sealed class ReloadTests
{
    private ReloadableSettings _settings = null!;
    private Site _site = null!;
    private RequestHarness _harness = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _settings = new ReloadableSettings(("Cookies:Analytics:0", "stat_id"));
        _site = new()
        {
            Settings = _settings,
            Handler = context =>
            {
                context.Response.Headers.SetCookie = new[] { "stat_id=1", "late=1" };
                return Task.CompletedTask;
            },
        };
        _harness = await RequestHarness.StartAsync(_site);
    }

    [TearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    public async Task A_reload_takes_effect_on_the_next_request()
    {
        Assert.That((await _harness.GetAsync("/", Visitor.Refused)).Kept, Is.Empty);

        _settings.Change(("Cookies:Necessary:0", "late"));

        Assert.That((await _harness.GetAsync("/", Visitor.Refused)).Kept, Is.EqualTo(new[] { "late" }));
        Assert.That(_site.Logs.WithId(32), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_broken_reload_logs_every_mistake_and_changes_nothing()
    {
        _settings.Change(("Cookies:Necessary:0", "late"), ("Mode", "Perhaps"), ("GrantsPerMinute", "-1"));

        Assert.That((await _harness.GetAsync("/", Visitor.Refused)).Kept, Is.Empty);
        Assert.That((await _harness.GetAsync("/", Visitor.Partial)).Kept, Is.EqualTo(new[] { "stat_id" }));
        Assert.That(_site.Logs.WithId(30).Single().Text, Does.Contain("CookieConsent:Mode").And.Contain("CookieConsent:GrantsPerMinute"));
    }

    [Test]
    public async Task A_reload_that_mends_the_mistake_takes_effect()
    {
        _settings.Change(("Mode", "Perhaps"));
        _settings.Change(("Mode", null), ("Cookies:Necessary:0", "late"));

        Assert.That((await _harness.GetAsync("/", Visitor.Refused)).Kept, Is.EqualTo(new[] { "late" }));
    }

    [Test]
    public async Task A_removed_setting_goes_back_to_its_default()
    {
        _settings.Change(("UnknownCookies", "Allow"));
        Assert.That((await _harness.GetAsync("/", Visitor.Refused)).Kept, Is.EqualTo(new[] { "late" }));

        _settings.Change(("UnknownCookies", null));
        Assert.That((await _harness.GetAsync("/", Visitor.Refused)).Kept, Is.Empty);
    }

    [Test]
    [Category("C07")]
    public async Task A_new_cookie_in_a_reload_lapses_the_grants_of_its_category()
    {
        var before = _harness.ConsentCookie(CookieCategories.Analytics | CookieCategories.Functionality);

        _settings.Change(("Cookies:Analytics:1", "late"));

        Assert.That((await _harness.GetAsync("/", before)).Kept, Is.Empty);
        Assert.That((await _harness.GetAsync("/_cc/state", before)).Json().GetProperty("status").GetString(), Is.EqualTo("lapsed"));
    }

    [Test]
    public async Task A_request_keeps_the_configuration_it_came_with()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Settings = _settings,
            Handler = context =>
            {
                _settings.Change(("Cookies:Necessary:0", "late"));
                context.Response.Headers.SetCookie = "late=1";
                return Task.CompletedTask;
            },
        });

        Assert.That((await harness.GetAsync()).Kept, Is.Empty);
        Assert.That((await harness.GetAsync()).Kept, Is.EqualTo(new[] { "late" }));
    }
}

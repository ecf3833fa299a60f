namespace CookieConsent.Tests.Configuration;

/// <summary>The file is deleted, replaced, or cannot be parsed while another one reloads: the whole section is gone for a moment.</summary>
internal sealed class VanishedSectionTests
{
    [Test]
    public async Task The_last_good_configuration_stays()
    {
        var settings = new ReloadableSettings(("Cookies:Necessary:0", "own_basket"), ("Cookies:Analytics:0", "stat_id"));
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings, Handler = WriteAsync });
        var accepted = harness.ConsentCookie(CookieCategories.Analytics);

        settings.Change(("Cookies:Necessary:0", null), ("Cookies:Analytics:0", null));

        Assert.That((await harness.GetAsync("/", accepted)).Kept, Is.EqualTo(new[] { "own_basket", "stat_id" }));
        Assert.That(harness.Site.Logs.WithId(30).Single().Text, Does.Contain("CookieConsent is gone"));
    }

    [Test]
    public async Task A_section_that_comes_back_takes_effect()
    {
        var settings = new ReloadableSettings(("Cookies:Necessary:0", "own_basket"));
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings, Handler = WriteAsync });

        settings.Change(("Cookies:Necessary:0", null));
        settings.Change(("Cookies:Necessary:0", "stat_id"));

        Assert.That((await harness.GetAsync()).Kept, Is.EqualTo(new[] { "stat_id" }));
    }

    [Test]
    public async Task A_section_that_was_never_there_may_come()
    {
        var settings = new ReloadableSettings();
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings, Handler = WriteAsync });

        settings.Change();
        settings.Change(("Cookies:Necessary:0", "own_basket"));

        Assert.That(harness.Site.Logs.WithId(30), Is.Empty);
        Assert.That((await harness.GetAsync()).Kept, Is.EqualTo(new[] { "own_basket" }));
    }

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { "own_basket=1", "stat_id=1" };
        return Task.CompletedTask;
    }
}

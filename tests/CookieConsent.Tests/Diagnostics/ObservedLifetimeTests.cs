using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>Visitors are told how long a cookie lives; what the app really sets is compared with that.</summary>
[Category("K02")]
internal sealed class ObservedLifetimeTests
{
    [TestCase("shop_id=1; Max-Age=3888000", false, TestName = "Up to 1.5 times the declared lifetime passes")]
    [TestCase("shop_id=1; Max-Age=3888001", true, TestName = "More than 1.5 times the declared lifetime is reported")]
    [TestCase("shop_id=1; Expires=Sun, 01 Feb 2027 00:00:00 GMT", true, TestName = "A date counts from now")]
    [TestCase("shop_id=1; Max-Age=60; Expires=Sun, 01 Feb 2099 00:00:00 GMT", false, TestName = "Max-Age beats Expires")]
    [TestCase("shop_id=1", false, TestName = "A session cookie lives shorter")]
    [TestCase("shop_id=; Max-Age=0", false, TestName = "A deletion has no lifetime")]
    [TestCase("shop_tab=1; Max-Age=60", true, TestName = "A session cookie was declared and a lasting one set")]
    [TestCase("stat_id=1; Max-Age=99999999", false, TestName = "The short form declares no lifetime")]
    [TestCase("_gcl_au=1; Max-Age=99999999", false, TestName = "A service that is not declared tells nothing")]
    [TestCase("_ga=1; Max-Age=99999999999999999999", false, TestName = "No browser keeps a cookie beyond 400 days")]
    public async Task A_lifetime_is_compared_with_the_declared_one(string line, bool isReported)
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets(Declare, line));

        await harness.GetAsync();

        Assert.That(harness.Site.Logs.WithId(15), Has.Count.EqualTo(isReported ? 1 : 0));
        Assert.That(harness.Inventory().GetObservations().Single().IsLifetimeExceeded, Is.EqualTo(isReported));
    }

    [Test]
    public async Task The_report_has_the_figures_and_the_fix_and_comes_once()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets(Declare, "shop_id=1; Max-Age=8640000"));

        await harness.GetAsync();
        await harness.GetAsync("/", Visitor.Accepted);

        var entry = harness.Site.Logs.WithId(15).Single();
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(entry.Text, Does.Contain("100.00:00:00").And.Contain("30.00:00:00").And.Contain("\"shop\": { \"Cookies\": [ { \"Name\": \"shop_id\", \"Lifetime\": \"100.00:00:00\" } ] }"));
        var cookie = harness.Cookie("shop_id");
        Assert.That((cookie.DeclaredLifetime, cookie.Attributes!.Lifetime), Is.EqualTo((TimeSpan.FromDays(30), TimeSpan.FromDays(100))));
        Assert.That(cookie.Fix, Does.Contain("100.00:00:00"));
    }

    [Test]
    public async Task A_reload_checks_again()
    {
        var settings = new ReloadableSettings(("Services:shop:Category", "Functionality"), ("Services:shop:Cookies:0:Name", "shop_id"), ("Services:shop:Cookies:0:Lifetime", "100.00:00:00"));
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings, Handler = Observed.SiteThatSets("shop_id=1; Max-Age=8640000").Handler });
        await harness.GetAsync();

        settings.Change(("Services:shop:Cookies:0:Lifetime", "10.00:00:00"));
        await harness.GetAsync();

        Assert.That(harness.Site.Logs.WithId(15), Has.Count.EqualTo(1));
    }

    private static void Declare(CookieConsentOptions options)
    {
        options.Services["google-analytics"] = new();
        options.Services["shop"] = new()
        {
            Category = CookieCategories.Functionality,
            Cookies = { new() { Name = "shop_id", Lifetime = TimeSpan.FromDays(30) }, new() { Name = "shop_tab" } },
        };
    }
}

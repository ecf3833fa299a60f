using System.Reflection;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Records;

internal sealed class ConsentRecordTests
{
    private const string EarlierId = "AZq0Pn_zfAeTlL6o8ZpXYA";
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;

    [TestCase(Visitor.Undecided, "choice=accept-all", ConsentAction.AcceptAll, Optional)]
    [TestCase(Visitor.Undecided, "choice=reject-all", ConsentAction.RejectAll, CookieCategories.None)]
    [TestCase(Visitor.Undecided, "choice=save&category=analytics", ConsentAction.Save, CookieCategories.Analytics)]
    [TestCase(Visitor.Refused, "choice=accept-all", ConsentAction.AcceptAll, Optional)]
    [TestCase(Visitor.Partial, "choice=save&category=functionality", ConsentAction.Save, CookieCategories.Functionality)]
    [TestCase(Visitor.Partial, "choice=reject-all", ConsentAction.Withdraw, CookieCategories.None)]
    [TestCase(Visitor.Accepted, "choice=reject-all", ConsentAction.Withdraw, CookieCategories.None)]
    [Category("P01")]
    public async Task Each_choice_appends_one_record(Visitor visitor, string form, ConsentAction action, CookieCategories granted)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.PolicyVersion = "2026-11" });

        await harness.ChooseAsync(form, visitor.Granted() is { } before ? harness.ConsentCookie(before) : "");

        var record = harness.Site.Store.Only;
        Assert.That(record.Action, Is.EqualTo(action));
        Assert.That(record.Granted, Is.EqualTo(granted));
        Assert.That(record.GrantsMore, Is.EqualTo((granted & ~(visitor.Granted() ?? CookieCategories.None)) != CookieCategories.None));
        Assert.That(record.Refused, Is.EqualTo(Optional & ~granted));
        Assert.That(record.RefusedBySignal, Is.EqualTo(CookieCategories.None));
        Assert.That(record.Time, Is.EqualTo(FakeTimeProvider.Start));
        Assert.That(record.Surface, Is.EqualTo(ConsentSurface.Api));
        Assert.That(record.PolicyVersion, Is.EqualTo("2026-11"));
        Assert.That(record.Controller, Is.EqualTo("Example AS"));
        Assert.That(record.Validity, Is.EqualTo(TimeSpan.FromDays(182)));
        Assert.That(record.Scope, Is.EqualTo(harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Scope));
        Assert.That(record.Id, Does.Match("^[A-Za-z0-9_-]{22}$"));
    }

    [Test]
    [Category("P01")]
    public async Task A_choice_under_the_signal_says_what_the_signal_refused()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        await harness.ChooseAsync("choice=accept-all", "", ("Sec-GPC", "1"));

        Assert.That((harness.Site.Store.Only.Refused, harness.Site.Store.Only.RefusedBySignal), Is.EqualTo((CookieCategories.Advertisement, CookieCategories.Advertisement)));
    }

    [Test]
    [Category("P04")]
    public void A_record_has_exactly_these_fields()
    {
        string[] allowed =
        [
            "Id", "PreviousId", "Time", "Action", "Surface", "Granted", "GrantsMore", "Refused", "RefusedServices", "RefusedBySignal", "Scope", "PolicyVersion", "Notice", "Page", "Region",
            "Controller", "Validity",
        ];

        Assert.That(typeof(ConsentRecord).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name), Is.EquivalentTo(allowed));
    }

    [Test]
    [Category("P04")]
    public async Task Nothing_of_the_visitors_address_browser_or_cookies_is_in_a_record()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        await harness.ChooseAsync(
            "choice=accept-all&returnUrl=" + Uri.EscapeDataString("/page?email=kari%40example.com#part"),
            "stat_id=visitor-77; basket=secret",
            ("User-Agent", "Browser/9"),
            ("X-Forwarded-For", "192.0.2.44"),
            ("Referer", "http://shop.example.com/from?token=abc")
        );

        Assert.That(harness.Site.Store.Only.Page, Is.EqualTo("/page"));
        Assert.That(harness.Site.Store.Only.ToString(), Does.Not.Contain("kari").And.Not.Contain("visitor-77").And.Not.Contain("secret").And.Not.Contain("Browser/9").And.Not.Contain("192.0.2.44").And.Not.Contain("token"));
    }

    [Test]
    [Category("P05")]
    public async Task Each_record_points_back_to_the_grant_it_changes()
    {
        await using var harness = await RequestHarness.StartAsync(new());
        var cookie = "";
        foreach (var form in new[] { "choice=accept-all", "choice=save&category=analytics", "choice=reject-all", "choice=accept-all" })
        {
            var answer = await harness.ChooseAsync(form, cookie);
            cookie = "consent=" + answer.Cookie("consent").Value;
        }

        var records = harness.Site.Store.Records;
        Assert.That(records.Select(record => record.PreviousId), Is.EqualTo(new[] { null, records[0].Id, records[1].Id, null }));
        Assert.That(records.Select(record => record.Id), Is.Unique);
    }

    [Test]
    [Category("C05")]
    public async Task A_refusals_record_has_an_id_that_its_cookie_does_not_carry()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync("choice=reject-all", harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That(harness.Site.Store.Only.PreviousId, Is.EqualTo(EarlierId));
        Assert.That(answer.Cookie("consent").Value, Does.Not.Contain(harness.Site.Store.Only.Id));
    }

    [TestCase("http://shop.example.com/from?token=abc", "/from")]
    [TestCase("https://evil.example/from", null)]
    public async Task The_page_is_the_path_of_the_referring_page_of_this_host(string referrer, string? page)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        await harness.ChooseAsync("choice=accept-all", "", ("Referer", referrer));

        Assert.That(harness.Site.Store.Only.Page, Is.EqualTo(page));
    }
}

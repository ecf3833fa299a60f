using AngleSharp.Html.Dom;

namespace CookieConsent.Tests.Regions;

/// <summary>What visitors see where consent does not come first.</summary>
[Category("K06")]
internal sealed class OptOutLinkTests
{
    private static readonly RequestDelegate Page = TagPage.Of(("consent-banner", "", ""));

    [TestCase("US", false, true)]
    [TestCase("JP", false, false)]
    [TestCase("NO", true, false)]
    [TestCase("XX", true, false)]
    [Category("S06")]
    public async Task The_link_stands_in_place_of_the_banner(string country, bool hasBanner, bool hasLink)
    {
        await using var harness = await RegionalSite.StartAsync(Page);

        var page = (await harness.GetAsync("/lamps?x=1", "", RegionalSite.From(country))).Parse();

        Assert.That(page.QuerySelectorAll("[data-ccx-banner]"), Has.Length.EqualTo(hasBanner ? 1 : 0));
        var link = (IHtmlAnchorElement?)page.QuerySelector("a[data-ccx-opt-out]");
        Assert.That(link is not null, Is.EqualTo(hasLink));
        if (hasLink)
            Assert.That((link!.TextContent, link.GetAttribute("href")), Is.EqualTo(("Do not sell or share my personal information", "/_cc?returnUrl=%2Flamps%3Fx%3D1&culture=en")));
    }

    [TestCase(Visitor.Refused)]
    [TestCase(Visitor.Accepted)]
    [Category("S06")]
    public async Task It_stays_for_who_has_decided(Visitor visitor)
    {
        await using var harness = await RegionalSite.StartAsync(Page);

        var page = (await harness.GetAsync("/", visitor, null, RegionalSite.From("US"))).Parse();

        Assert.That(page.QuerySelectorAll("a[data-ccx-opt-out]"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll("link, [data-ccx-banner]"), Is.Empty);
    }

    [Test]
    [Category("S06")]
    public async Task A_tag_of_its_own_writes_it_elsewhere()
    {
        await using var harness = await RegionalSite.StartAsync(TagPage.Of(("consent-banner", "opt-out-link=\"false\"", ""), ("consent-opt-out-link", "", "")));

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"))).Parse().QuerySelectorAll("a[data-ccx-opt-out]"), Has.Length.EqualTo(1));
        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("NO"))).Parse().QuerySelectorAll("a[data-ccx-opt-out]"), Is.Empty);
    }

    [Test]
    [Category("E16")]
    public async Task A_page_for_everyone_has_both_hidden_and_each_visitors_sheet_shows_one()
    {
        await using var harness = await RegionalSite.StartAsync(Page, options => options.Banner.CacheSafe = true);

        var bodies = new[] { "US", "NO", "JP" }.Select(async country => (await harness.GetAsync("/", "", RegionalSite.From(country)))).Select(task => task.Result).ToArray();
        Assert.That(bodies.Select(answer => answer.Body).Distinct().Count(), Is.EqualTo(1));
        Assert.That(bodies.Select(answer => answer.Header("Cache-Control")), Is.All.Null);
        Assert.That(bodies[0].Parse().QuerySelectorAll("div.ccx-opt-out[hidden] a[data-ccx-opt-out], div.ccx-asked[hidden] [data-ccx-banner]"), Has.Length.EqualTo(2));

        Assert.That((await harness.GetAsync("/_cc/state.css", "", RegionalSite.From("US"))).Body, Does.Contain("div.ccx-opt-out").And.Contain("div.ccx-implied").And.Not.Contain("div.ccx-asked"));
        Assert.That((await harness.GetAsync("/_cc/state.css", "", RegionalSite.From("JP"))).Body, Does.Contain("div.ccx-implied").And.Not.Contain("div.ccx-asked").And.Not.Contain("div.ccx-opt-out"));
        Assert.That((await harness.GetAsync("/_cc/state.css", "", RegionalSite.From("NO"))).Body, Does.Contain("div.ccx-asked").And.Not.Contain("div.ccx-opt-out").And.Not.Contain("div.ccx-implied"));
    }

    [TestCase("US", 3)]
    [TestCase("NO", 0)]
    public async Task The_settings_tick_what_is_on_and_say_that_it_was_not_asked_for(string country, int ticked)
    {
        await using var harness = await RegionalSite.StartAsync();

        var page = (await harness.GetAsync("/_cc", "", RegionalSite.From(country))).Parse();

        Assert.That(page.QuerySelectorAll("[name=category][checked]"), Has.Length.EqualTo(ticked));
        Assert.That(page.QuerySelector("[data-ccx-implied]")?.TextContent, ticked > 0 ? Does.Contain("until you object").And.Contain("Reject all") : Is.Null);
    }

    [Test]
    public async Task Who_has_agreed_to_nothing_has_nothing_to_withdraw()
    {
        await using var harness = await RegionalSite.StartAsync(async context => await context.Response.WriteAsync(await RenderedTag.SettingsLinkAsync(context)));

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"))).Body, Does.Not.Contain("data-ccx-withdraw"));
        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, RegionalSite.From("US"))).Body, Does.Contain("data-ccx-withdraw"));
    }

    [TestCase("US", null, true)]
    [TestCase("US", "1", false)]
    [TestCase("NO", null, false)]
    [Category("S02")]
    public async Task Script_that_tells_of_the_signal_is_there_where_advertisement_is_on_and_no_signal_is_known(string country, string? signal, bool isThere)
    {
        await using var harness = await RegionalSite.StartAsync(Page);

        var answer = await harness.GetAsync("/", "", signal is null ? [RegionalSite.From(country)] : [RegionalSite.From(country), ("Sec-GPC", signal)]);

        Assert.That(answer.Parse().QuerySelectorAll("script[data-ccx-tell]"), Has.Length.EqualTo(isThere ? 1 : 0));
    }
}

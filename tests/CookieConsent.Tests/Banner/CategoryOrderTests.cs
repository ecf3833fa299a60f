using CookieConsent.Configuration;
using CookieConsent.Tests.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Banner;

/// <summary>The order of the categories, which a site can choose.</summary>
internal sealed class CategoryOrderTests
{
    private static readonly CookieCategories[] Own = [CookieCategories.Advertisement, CookieCategories.Functionality, CookieCategories.Analytics];

    [Test]
    public async Task The_settings_page_has_the_categories_in_the_order_of_the_site_and_necessary_first()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => AddTo(options, Own) });

        Assert.That(OrderIn((await harness.GetAsync("/_cc")).Body, "ccx-necessary", "ccx-advertisement", "ccx-functionality", "ccx-analytics"), Is.Ordered);
    }

    [Test]
    public async Task The_banner_has_them_in_the_same_order()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => AddTo(options, Own) });
        var notices = harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Notices;

        var html = notices.Banner(new("en"), ConsentBannerLayout.Bar).Notice.Html;

        Assert.That(OrderIn(html[html.IndexOf("ccx-purposes", StringComparison.Ordinal)..], "Advertisement", "Functionality", "Analytics"), Is.Ordered);
    }

    [Test]
    public async Task The_order_is_no_change_of_scope()
    {
        await using var usual = await RequestHarness.StartAsync(new());
        await using var own = await RequestHarness.StartAsync(new() { Options = options => AddTo(options, Own) });

        Assert.That(ScopeOf(own), Is.EqualTo(ScopeOf(usual)));
    }

    [TestCase("Analytics")]
    [TestCase("Analytics,Advertisement,Analytics")]
    [TestCase("Analytics,Advertisement,Functionality,Functionality")]
    [TestCase("Necessary,Analytics,Advertisement,Functionality")]
    [TestCase("Analytics,Advertisement,Functionalty")]
    [TestCase("Analytics,Advertisement,2")]
    public async Task Every_optional_category_is_named_once(string names)
    {
        var failures = await Starting.WithSettingsAsync([.. names.Split(',').Select((name, index) => ($"Banner:Categories:{index}", (string?)name))]);

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Banner:Categories").And.Contain("every optional category once"));
    }

    [Test]
    public async Task Capitals_make_no_difference() =>
        Assert.That(await Starting.WithSettingsAsync(("Banner:Categories:0", "analytics"), ("Banner:Categories:1", "FUNCTIONALITY"), ("Banner:Categories:2", "Advertisement")), Is.Empty);

    private static void AddTo(CookieConsentOptions options, CookieCategories[] categories)
    {
        foreach (var category in categories)
            options.Banner.Categories.Add(category);
    }

    private static IEnumerable<int> OrderIn(string html, params string[] parts) =>
        parts.Select(part =>
        {
            Assert.That(html, Does.Contain(part));
            return html.IndexOf(part, StringComparison.Ordinal);
        });

    private static string ScopeOf(RequestHarness harness) => harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Scope;
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Banner;

/// <summary>The boxes of single services in the settings form.</summary>
internal sealed class ServiceChoiceFormTests
{
    private const string Boxes = "input[name=service]";

    [Test]
    [Category("U10")]
    public async Task Each_declared_service_of_an_optional_category_has_a_box_in_it_with_its_name()
    {
        var page = await OpenAsync(_ => "");

        var boxes = page.QuerySelectorAll(Boxes).Select(box => (box.GetAttribute("value"), box.Closest("label")!.TextContent.Trim(), box.Closest(".ccx-category")!.QuerySelector("[name=category]")!.GetAttribute("value")));

        Assert.That(
            boxes,
            Is.EqualTo(
                new[] { (Services.Heatmaps, "The heatmaps", "analytics"), (Services.Statistics, "The statistics", "analytics"), (Services.Pixel, "Meta Pixel", "advertisement") }
            )
        );
        Assert.That(page.QuerySelectorAll(Boxes).Select(box => box.GetAttribute("type")).Distinct(), Is.EqualTo(new[] { "checkbox" }));
    }

    [Test]
    [Category("U04")]
    public async Task Nothing_is_ticked_for_an_undecided_visitor() => Assert.That(Ticked(await OpenAsync(_ => "")), Is.Empty);

    [Test]
    public async Task What_is_granted_now_is_ticked()
    {
        var page = await OpenAsync(harness => harness.ConsentCookieWithout(CookieCategories.Analytics | CookieCategories.Advertisement, Services.Heatmaps));

        Assert.That(Ticked(page), Is.EqualTo(new[] { "analytics", Services.Statistics, "advertisement", Services.Pixel }));
    }

    [Test]
    [Category("S03")]
    public async Task What_a_signal_refuses_is_not_ticked()
    {
        var page = await OpenAsync(harness => harness.ConsentCookieWithout(CookieCategories.Analytics | CookieCategories.Advertisement), ("Sec-GPC", "1"));

        Assert.That(Ticked(page), Is.EqualTo(new[] { "analytics", Services.Heatmaps, Services.Statistics }));
    }

    [Test]
    public async Task What_lapsed_is_not_ticked_and_the_services_of_other_categories_stay_as_they_were()
    {
        await using var before = await StartAsync();

        var page = await OpenAsync(
            _ => before.ConsentCookieWithout(CookieCategories.Analytics | CookieCategories.Advertisement, Services.Heatmaps),
            change: options => Services.Add(options, "new", CookieCategories.Advertisement)
        );

        Assert.That(Ticked(page), Is.EqualTo(new[] { "analytics", Services.Statistics }));
    }

    [Test]
    public async Task Without_the_setting_there_are_none([Values] bool isRefused)
    {
        var page = await OpenAsync(
            harness => harness.ConsentCookieWithout(CookieCategories.Analytics, isRefused ? [Services.Heatmaps] : []),
            change: options => options.Banner.ServiceChoice = false
        );

        Assert.That(page.QuerySelectorAll(Boxes), Is.Empty);
        Assert.That(Ticked(page), Is.EqualTo(new[] { "analytics" }));
    }

    [Test]
    public async Task The_banner_has_none()
    {
        await using var harness = await StartAsync();
        var notices = harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Notices;

        Assert.That(notices.Banner(System.Globalization.CultureInfo.GetCultureInfo("en"), ConsentBannerLayout.Bar).Notice.Html, Does.Not.Contain("name=\"service\""));
    }

    [Test]
    [Category("P02")]
    public async Task What_was_shown_is_another_notice_where_services_are_offered()
    {
        await using var offered = await StartAsync();
        await using var whole = await StartAsync(options => options.Banner.ServiceChoice = false);

        Assert.That(HashOf(offered), Is.Not.EqualTo(HashOf(whole)));
    }

    [Test]
    public async Task An_id_is_encoded()
    {
        var page = await OpenAsync(_ => "", change: options => Services.Add(options, "a\"<b>&", CookieCategories.Functionality));

        Assert.That(page.QuerySelectorAll(Boxes).Select(box => box.GetAttribute("value")), Does.Contain("a\"<b>&"));
    }

    private static string HashOf(RequestHarness harness) =>
        harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Notices.Dialog(System.Globalization.CultureInfo.GetCultureInfo("en")).Notice.Hash;

    private static string?[] Ticked(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("input[type=checkbox][name]").Where(box => box.HasAttribute("checked")).Select(box => box.GetAttribute("value"))];

    private static async Task<IHtmlDocument> OpenAsync(Func<RequestHarness, string> cookie, (string, string)? header = null, Action<CookieConsentOptions>? change = null)
    {
        await using var harness = await StartAsync(change);
        var answer = await harness.GetAsync("/_cc", cookie(harness), header is { } one ? [one] : []);
        return await new HtmlParser().ParseDocumentAsync(answer.Body);
    }

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? change = null) =>
        RequestHarness.StartAsync(
            new()
            {
                Options = options =>
                {
                    Services.Offer(options);
                    Services.Add(options, "login", CookieCategories.Necessary);
                    change?.Invoke(options);
                },
            }
        );
}

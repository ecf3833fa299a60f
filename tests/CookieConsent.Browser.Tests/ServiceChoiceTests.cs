using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Services that are ticked one by one, with script and without.</summary>
[Category("U10")]
public sealed class ServiceChoiceTests : BrowserTests
{
    private const string Analytics = "[name=category][value=analytics]";
    private static readonly string[] OfAnalytics = ["ab-test", "google-analytics", "hubspot"];

    private protected override ShopHost Shop => Shops.WithServiceChoice;

    [Test]
    [Category("U04")]
    public async Task A_category_and_its_services_are_ticked_together()
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();
        await page.SettingsDialog().Locator($".ccx-category:has({Analytics}) summary").ClickAsync();
        Assert.That(await TickedAsync(page), Is.Empty);

        await page.SettingsDialog().Locator(Analytics).CheckAsync();
        Assert.That(await TickedAsync(page), Is.EqualTo(OfAnalytics.Prepend("analytics")));

        await Service(page, OfAnalytics[0]).UncheckAsync();
        Assert.That(await TickedAsync(page), Is.EqualTo(new[] { "analytics", OfAnalytics[1], OfAnalytics[2] }));

        await Service(page, OfAnalytics[1]).UncheckAsync();
        await Service(page, OfAnalytics[2]).UncheckAsync();
        Assert.That(await TickedAsync(page), Is.Empty);

        await Service(page, OfAnalytics[1]).CheckAsync();
        Assert.That(await TickedAsync(page), Is.EqualTo(new[] { "analytics", OfAnalytics[1] }));

        await page.SettingsDialog().Locator(Analytics).UncheckAsync();
        Assert.That(await TickedAsync(page), Is.Empty);
    }

    [Test]
    [Category("U15")]
    [Category("E02")]
    public async Task Exactly_what_is_ticked_is_set_and_shown_again([Values] bool hasScript)
    {
        var context = await NewContextAsync(new() { JavaScriptEnabled = hasScript });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Banner().Locator("[data-ccx-settings]").ClickAsync();
        await page.Locator($".ccx-category:has({Analytics}) summary").ClickAsync();
        await page.Locator("[name=service][value=ab-test]").CheckAsync();
        await page.Locator(".ccx-form button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-ccx-banner], .ccx-page")).ToHaveCountAsync(0);

        await page.BrowseEverythingAsync(Shop);
        Assert.That(await context.OptionalCookiesAsync(), Is.EqualTo(new[] { "ab_test" }));

        await page.GotoAsync("/_cc");
        Assert.That(await page.Locator("input:enabled:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)"), Is.EqualTo(new[] { "analytics", "ab-test" }));
    }

    [Test]
    [Category("W07")]
    public async Task Each_box_is_named_after_its_service_and_large_enough_and_fits([Values(320, 1280)] int width, [Values("en", "ar")] string locale)
    {
        var page = await OpenShopAsync(width, locale: locale);
        await page.GotoAsync("/_cc?culture=" + locale);
        foreach (var summary in await page.Locator("summary").AllAsync())
            await summary.ClickAsync();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"services-{locale}-{width}.png"), FullPage = true });

        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "HubSpot", Exact = true })).ToBeVisibleAsync();
        var wrong = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('[name=service]')]
              .map(box => [box.value, box.closest('label').getBoundingClientRect(), box.closest('th').getBoundingClientRect()])
              .filter(([, label, cell]) => label.width < 24 || label.height < 24 || label.left < cell.left || label.right > cell.right || cell.right > innerWidth)
              .map(([id]) => id)
            """
        );
        Assert.That(wrong, Is.Empty);
        Assert.That(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), Is.True);
    }

    private static ILocator Service(IPage page, string id) => page.SettingsDialog().Locator($"[name=service][value={id}]");

    private static Task<string[]> TickedAsync(IPage page) =>
        page.SettingsDialog().Locator("input:enabled:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)");
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>axe-core finds nothing, in any state of a page.</summary>
[Category("W11")]
public sealed class AccessibilityTests : BrowserTests
{
    private static readonly AxeRunOptions Wcag = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") };

    [Test]
    public async Task Every_state_is_clean([Values("en", "nb", "fi")] string locale, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var page = await OpenShopAsync(width: scheme == ColorScheme.Light ? 320 : 1280, locale: locale, scheme: scheme);
        await AssertCleanAsync(page, "banner");

        await page.OpenDialogAsync();
        foreach (var summary in await page.SettingsDialog().Locator("summary").AllAsync())
            await summary.ClickAsync();
        await AssertCleanAsync(page, "dialog");

        await page.Keyboard.PressAsync("Escape");
        await page.AnswerAsync("accept-all");
        await AssertCleanAsync(page, "saved");

        await page.ReloadAsync();
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        await AssertCleanAsync(page, "settings page");

        await page.GotoAsync("/privacy");
        await AssertCleanAsync(page, "privacy page");
    }

    [Test]
    [Category("W10")]
    public async Task Forced_colours_and_reduced_motion_are_clean_too([Values] ConsentBannerLayout layout)
    {
        var context = await NewContextAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce }, Shops.WithLayout(layout).AddressOf("http"));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await AssertCleanAsync(page, "banner");

        var moving = await page.EvaluateAsync<int>("() => document.getAnimations().length");
        await page.OpenDialogAsync();
        await AssertCleanAsync(page, "dialog");

        Assert.That(moving, Is.Zero);
    }

    [Test]
    public async Task Every_other_layout_is_clean([Values(ConsentBannerLayout.Box, ConsentBannerLayout.Center)] ConsentBannerLayout layout, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var context = await NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 768, Height = 600 } }, Shops.WithLayout(layout).AddressOf("http"));
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");

        await AssertCleanAsync(page, "banner");
    }

    private static async Task AssertCleanAsync(IPage page, string state)
    {
        var result = await page.RunAxe(Wcag);
        var violations = result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"));
        Assert.Multiple(() =>
        {
            Assert.That(violations, Is.Empty, $"{state}, {page.Url}");
            Assert.That(result.Passes, Is.Not.Empty);
        });
    }
}

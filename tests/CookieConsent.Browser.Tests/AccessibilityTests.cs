using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>axe-core finds nothing, in any state of a page: every theme and layout in four languages, every other language once.</summary>
[TestFixture(ConsentBannerLayout.Bar)]
[TestFixture(ConsentBannerLayout.Box)]
[TestFixture(ConsentBannerLayout.Center)]
[Category("W11")]
public sealed class AccessibilityTests(ConsentBannerLayout layout) : BrowserTests
{
    private static readonly string[] Thorough = ["en", "ar", "ja", "de"];

    private protected override ShopHost Shop => Shops.WithLayout(layout);

    [TestCaseSource(nameof(Thorough))]
    [Category("W06")]
    public async Task Every_state_is_clean_in_every_theme(string language)
    {
        var page = await OpenShopAsync(width: language == "de" ? 320 : 1280, path: $"/?culture={language}");
        await page.AssertCleanInBothThemesAsync("page with banner");
        // Only the banner has a layout.
        if (layout != ConsentBannerLayout.Bar)
            return;

        await page.OpenDialogAsync();
        await page.OpenTablesAsync();
        await page.AssertCleanInBothThemesAsync("dialog", "[data-ccx-dialog]");
        await page.Keyboard.PressAsync("Escape");

        await page.GotoAsync($"/_cc?culture={language}");
        await page.OpenTablesAsync();
        await page.AssertCleanInBothThemesAsync("settings page");

        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-ccx-saved]")).ToBeVisibleAsync();
        await page.AssertCleanInBothThemesAsync("settings page that has saved", "main");
    }

    /// <summary>One page for a third of the languages: what differs is text, and text is where colours and names come from.</summary>
    [Test]
    public async Task Every_other_language_is_clean()
    {
        var page = await NewPageAsync(width: 1280);
        var languages = Shops.Languages.Except(Thorough).Where((_, index) => index % 3 == (int)layout).ToArray();
        foreach (var (index, language) in languages.Index())
        {
            await page.EmulateMediaAsync(new() { ColorScheme = index % 2 == 0 ? ColorScheme.Light : ColorScheme.Dark });
            await page.GotoAsync($"/privacy?culture={language}");
            await page.AssertCleanAsync(language + ", banner", "[data-ccx-banner]");
            await page.OpenDialogAsync();
            await page.AssertCleanAsync(language + ", dialog", "[data-ccx-dialog]");
        }
        Assert.That(languages, Has.Length.GreaterThanOrEqualTo(13));
    }

    [Test]
    [Category("W08")]
    public async Task A_page_that_has_just_been_answered_and_a_decided_visitors_page_are_clean()
    {
        var page = await OpenShopAsync(path: "/privacy");
        await page.AnswerAsync("accept-all");
        await page.AssertCleanInBothThemesAsync("saved");

        await page.ReloadAsync();
        await page.AssertCleanInBothThemesAsync("decided");
    }

    [Test]
    [Category("W06")]
    public async Task The_colours_of_the_package_itself_are_clean()
    {
        // The shop has colours of its own; without them ours are left.
        var page = await NewPageAsync();
        await page.RouteAsync("**/css/colours.css*", route => route.AbortAsync());
        await page.GotoAsync("/");
        await page.AssertCleanInBothThemesAsync("banner", "[data-ccx-banner]");
        if (layout != ConsentBannerLayout.Bar)
            return;
        await page.OpenDialogAsync();
        await page.OpenTablesAsync();
        await page.AssertCleanInBothThemesAsync("dialog", "[data-ccx-dialog]");
        await page.GotoAsync("/_cc");
        await page.AssertCleanInBothThemesAsync("settings page");
    }

    [Test]
    [Category("W10")]
    public async Task Forced_colours_and_reduced_motion_are_clean_too()
    {
        var context = await NewContextAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.AssertCleanAsync("banner");

        var moving = await page.EvaluateAsync<int>("() => document.getAnimations().length");
        var borderless = await page.Banner().EvaluateAsync<int>("banner => [...banner.querySelectorAll('button')].filter(button => getComputedStyle(button).borderStyle !== 'solid').length");
        await page.OpenDialogAsync();
        await page.AssertCleanAsync("dialog");

        Assert.That((moving, borderless), Is.EqualTo((0, 0)), "Nothing moves, and an answer is still a button where its ground is taken away.");
    }
}

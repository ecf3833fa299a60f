using System.Text.RegularExpressions;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>What a test does with the banner and finds in the browser.</summary>
internal static class BannerOnPage
{
    public static ILocator Banner(this IPage page) => page.Locator("[data-ccx-banner]");

    public static ILocator SettingsDialog(this IPage page) => page.Locator("[data-ccx-dialog]");

    public static ILocator Accept(this IPage page) => page.Banner().Locator("button[value=accept-all]");

    public static ILocator Reject(this IPage page) => page.Banner().Locator("button[value=reject-all]");

    /// <summary>Answers the banner with one click and waits until it is gone.</summary>
    public static async Task AnswerAsync(this IPage page, string choice)
    {
        await page.Banner().Locator($"button[value={choice}]").ClickAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
    }

    /// <summary>Answers the banner of a page that every visitor gets, which stays in it, hidden.</summary>
    public static async Task AnswerAndHideAsync(this IPage page, string choice)
    {
        await page.Banner().Locator($"button[value={choice}]").ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your choice has been saved.");
    }

    /// <summary>Follows a link, and waits until the page with this heading has arrived and its scripts have run.</summary>
    public static async Task FollowAsync(this IPage page, string link, string heading)
    {
        await page.Locator(link).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        await page.UntilLoadedAsync();
    }

    /// <summary>Turns the mouse wheel, as soon as the page has been painted: before, it would not scroll.</summary>
    public static async Task WheelAsync(this IPage page, float by)
    {
        await page.UntilAsync("performance.getEntriesByName('first-contentful-paint').length > 0");
        await page.Mouse.WheelAsync(0, by);
    }

    /// <summary>Opens the dialog from the banner.</summary>
    public static async Task OpenDialogAsync(this IPage page)
    {
        await page.Banner().Locator("[data-ccx-settings]").ClickAsync();
        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();
    }

    /// <summary>Opens every table of services that can be seen.</summary>
    public static async Task OpenTablesAsync(this IPage page)
    {
        foreach (var summary in await page.Locator("summary:visible").AllAsync())
            await summary.ClickAsync();
    }

    /// <summary>Grants exactly these categories on the settings page, which the link at the foot of a decided visitor's page leads to.</summary>
    public static async Task ChooseOnSettingsPageAsync(this IPage page, CookieCategories granted)
    {
        await page.GotoAsync("/product/1");
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        foreach (var category in new[] { CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement })
            await page.Locator($"main input[value={category.ToString().ToLowerInvariant()}]").SetCheckedAsync(granted.HasFlag(category));
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.Locator("main button[value=save]").ClickAsync(),
            response => response.Request.Method == "POST"
        );
        Assert.That(answer.Status, Is.EqualTo(303), answer.Url);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/product/1$"));
    }

    /// <summary>Visits everything that the shop has.</summary>
    public static async Task BrowseEverythingAsync(this IPage page, ShopHost shop)
    {
        foreach (var route in shop.Routes)
            await page.GotoAsync(route.Path);
    }

    /// <summary>The names of the cookies in the browser that are not necessary.</summary>
    public static async Task<IReadOnlyList<string>> OptionalCookiesAsync(this IBrowserContext context) =>
        [.. (await context.CookiesAsync()).Select(cookie => cookie.Name).Where(name => !ShopCookies.MayPass(name, CookieCategories.None))];

    /// <summary>Adds a style rule, as a browser's extension would: the page's own policy lets nothing inline in.</summary>
    public static Task AddRuleAsync(this IPage page, string rule) =>
        page.EvaluateAsync("rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule); document.adoptedStyleSheets.push(sheet); }", rule);

    /// <summary>Goes on with the Tab key until this has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        const int most = 100;
        for (var presses = 0; presses < most; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"{most} times Tab, and {selector} never had the focus.");
    }

    /// <summary>What the server says of the visitor.</summary>
    public static async Task<string> StatusAsync(this IPage page) =>
        await page.EvaluateAsync<string>("async () => (await (await fetch('/_cc/state', { cache: 'no-store' })).json()).status");
}

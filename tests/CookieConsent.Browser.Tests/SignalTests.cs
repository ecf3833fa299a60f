using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>A browser that sends Global Privacy Control.</summary>
public sealed class SignalTests : BrowserTests
{
    [Test]
    [Category("S02")]
    [Category("S03")]
    public async Task The_notice_is_visible_and_accept_all_leaves_advertisement_out()
    {
        var page = await OpenShopWithSignalAsync();
        await Assertions.Expect(page.Banner().Locator("[data-ccx-signal]")).ToBeVisibleAsync();

        await page.AnswerAsync("accept-all");
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.Analytics | CookieCategories.Functionality)));
    }

    [Test]
    [Category("S02")]
    public async Task Ticking_advertisement_beside_the_notice_lets_it_in()
    {
        var page = await OpenShopWithSignalAsync();
        await page.OpenDialogAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("[data-ccx-signal]")).ToBeVisibleAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("input[value=advertisement]")).Not.ToBeCheckedAsync();

        await page.SettingsDialog().Locator("input[value=advertisement]").CheckAsync();
        await page.SettingsDialog().Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.Advertisement)));
    }

    [Test]
    [Category("S02")]
    public async Task A_grant_from_before_the_signal_ends_with_it()
    {
        var page = await OpenShopAsync();
        await page.AnswerAsync("accept-all");
        await page.BrowseEverythingAsync(Shop);

        await page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Sec-GPC"] = "1" });
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.Analytics | CookieCategories.Functionality)));
    }

    private async Task<IPage> OpenShopWithSignalAsync()
    {
        var context = await NewContextAsync(new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["Sec-GPC"] = "1" } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }
}

using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>The whole of it with nothing but a keyboard, with script and without: accept, reject, choose, change, withdraw.</summary>
[TestFixture(true)]
[TestFixture(false)]
[Category("U15")]
public sealed class KeyboardTests(bool hasScript) : BrowserTests
{
    [TestCase("accept-all")]
    [TestCase("reject-all")]
    public async Task An_answer_is_given_with_tab_and_enter_and_the_page_stays(string choice)
    {
        var page = await OpenAsync("/product/1?culture=en");

        await page.TabToAsync($"[data-ccx-banner] button[value={choice}]");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        Assert.That(page.Url, Does.EndWith("/product/1?culture=en"));
        await page.BrowseEverythingAsync(Shop);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(choice == "accept-all" ? CookieCategories.All : CookieCategories.None)));
    }

    [Test]
    [Category("U04")]
    [Category("U10")]
    [Category("U12")]
    public async Task A_choice_is_made_changed_and_withdrawn()
    {
        var page = await OpenAsync("/product/1");

        await page.TabToAsync("[data-ccx-banner] [data-ccx-settings]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[type=checkbox]:checked:visible")).ToHaveCountAsync(1);
        await TickAsync(page, "analytics");
        // With script the banner goes; without, the settings page, which has none.
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("footer [data-ccx-settings]")).ToBeVisibleAsync();
        await AssertGrantedAsync(page, CookieCategories.Analytics);

        await page.GotoAsync("/product/1");
        await page.TabToAsync("footer [data-ccx-settings]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[value=analytics]")).ToBeCheckedAsync();
        await TickAsync(page, "functionality");
        await Assertions.Expect(page.Locator("footer [data-ccx-settings]")).ToBeVisibleAsync();
        await AssertGrantedAsync(page, CookieCategories.Analytics | CookieCategories.Functionality);

        await page.GotoAsync("/product/1");
        await page.TabToAsync("form[data-ccx-withdraw] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("form[data-ccx-withdraw]")).ToHaveCountAsync(0);
        await AssertGrantedAsync(page, CookieCategories.None);
    }

    private static async Task TickAsync(IPage page, string category)
    {
        await page.TabToAsync($"input[value={category}]");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("button[value=save]");
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task AssertGrantedAsync(IPage page, CookieCategories granted)
    {
        await page.BrowseEverythingAsync(Shop);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(granted)));
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await (await NewContextAsync(new() { JavaScriptEnabled = hasScript })).NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}

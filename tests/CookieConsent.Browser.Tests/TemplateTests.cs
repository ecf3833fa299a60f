using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>A banner in the site's own markup behaves as ours does.</summary>
public sealed class TemplateTests : BrowserTests
{
    private protected override ShopHost Shop => Shops.WithTemplate;

    [Test]
    [Category("U03")]
    [Category("W11")]
    public async Task It_has_the_equal_answers_is_clean_and_is_answered_with_one_click([Values(320, 1280)] int width)
    {
        var page = await OpenShopAsync(width);
        await Assertions.Expect(page.Banner().Locator(".own > img")).ToBeVisibleAsync();
        await page.AssertCleanInBothThemesAsync("banner", "[data-ccx-banner]");
        var accept = await page.Accept().BoundingBoxAsync();
        var reject = await page.Reject().BoundingBoxAsync();
        Assert.That((reject!.Width, reject.Height, reject.Y), Is.EqualTo((accept!.Width, accept.Height, accept.Y)));

        await page.OpenDialogAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.AnswerAsync("accept-all");
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.All)));
    }
}

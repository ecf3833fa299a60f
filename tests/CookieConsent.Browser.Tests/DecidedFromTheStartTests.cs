using CookieConsent.Shop.Tests.Hosting;
using CookieConsent.Testing;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>A user's browser test that does not want to meet the banner: its visitor has decided before the first page.</summary>
public sealed class DecidedFromTheStartTests : BrowserTests
{
    [TestCase("http", CookieCategories.All)]
    [TestCase("https", CookieCategories.Analytics)]
    public async Task The_storage_state_leaves_no_banner_and_lets_in_what_it_grants(string scheme, CookieCategories granted)
    {
        using var client = new HttpClient(Shop.CreateHandler()) { BaseAddress = new(Shop.AddressOf(scheme)) };
        var context = await NewContextAsync(new() { StorageState = await client.ConsentStorageStateAsync(granted) }, Shop.AddressOf(scheme));
        var page = await context.NewPageAsync();

        await page.GotoAsync("/product/1");
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        Assert.That(await page.StatusAsync(), Is.EqualTo("decided"));
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(granted)));
    }
}

using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Taking consent back is as easy as giving it was.</summary>
[Category("U12")]
public sealed class WithdrawalTests : BrowserTests
{
    [Test]
    public async Task It_takes_one_click_on_every_page_as_consent_did([Values("/", "/product/3", "/login")] string path)
    {
        var page = await OpenShopAsync(path: path);
        var clicks = 0;
        await page.ExposeFunctionAsync("countClick", () => clicks++);
        await page.Context.AddInitScriptAsync("addEventListener('click', () => countClick(), true)");
        await page.ReloadAsync();

        await page.AnswerAsync("accept-all");
        var toConsent = clicks;
        await page.ReloadAsync();
        await page.Locator("form[data-ccx-withdraw] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-ccx-withdraw]")).ToHaveCountAsync(0);

        Assert.Multiple(async () =>
        {
            Assert.That((toConsent, clicks - toConsent), Is.EqualTo((1, 1)));
            Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo(path));
            Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);
        });
    }
}

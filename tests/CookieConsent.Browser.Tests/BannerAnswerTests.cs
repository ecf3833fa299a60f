using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>What is an answer to the first layer, and what is none.</summary>
[TestFixture(ConsentBannerLayout.Bar)]
[TestFixture(ConsentBannerLayout.Box)]
[TestFixture(ConsentBannerLayout.Center)]
public sealed class BannerAnswerTests(ConsentBannerLayout layout) : BrowserTests
{
    private protected override ShopHost Shop => Shops.WithLayout(layout);

    [TestCase("accept-all", true)]
    [TestCase("reject-all", false)]
    [Category("U02")]
    public async Task One_click_answers(string choice, bool isGranted)
    {
        var page = await OpenShopAsync();

        await page.AnswerAsync(choice);

        Assert.That(await page.StatusAsync(), Is.EqualTo("decided"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        Assert.That(await page.Context.OptionalCookiesAsync(), isGranted ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    [Category("U06")]
    public async Task Scrolling_escape_clicking_beside_it_and_going_on_answer_nothing()
    {
        var page = await OpenShopAsync();

        await page.WheelAsync(300);
        await page.UntilAsync("scrollY > 0");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1").ClickAsync(new() { Force = true });
        await page.GotoAsync("/product/1");
        await page.GoBackAsync();
        await page.ReloadAsync();

        await AssertNothingAnsweredAsync(page);
    }

    [Test]
    [Category("U06")]
    [Category("W09")]
    public async Task A_day_of_waiting_answers_nothing_and_takes_nothing_away()
    {
        var page = await NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync("/");

        await page.Clock.FastForwardAsync("24:00:00");

        await AssertNothingAnsweredAsync(page);
        await page.AnswerAsync("reject-all");
    }

    [Test]
    [Category("U06")]
    [Description("At these widths \"Accept all\" of the dialog stands where \"Settings\" stood.")]
    public async Task A_double_click_on_settings_answers_nothing([Values(390, 768)] int width)
    {
        var page = await OpenShopAsync(width);

        await page.Banner().Locator("[data-ccx-settings]").DblClickAsync();

        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await AssertNothingAnsweredAsync(page);
    }

    [TestCase("Escape")]
    [TestCase("close")]
    [Category("U06")]
    public async Task A_dialog_that_is_closed_answers_nothing_and_forgets_what_was_ticked(string way)
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();
        await page.SettingsDialog().Locator("input[value=advertisement]").CheckAsync();

        if (way == "Escape")
            await page.Keyboard.PressAsync("Escape");
        else
            await page.SettingsDialog().Locator(".ccx-close").ClickAsync();

        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();
        await AssertNothingAnsweredAsync(page);
        await page.OpenDialogAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("input[value=advertisement]")).Not.ToBeCheckedAsync();
    }

    [Test]
    [Category("U07")]
    public async Task After_a_refusal_every_page_is_there_and_can_be_scrolled()
    {
        var page = await OpenShopAsync();
        await page.AnswerAsync("reject-all");

        foreach (var path in new[] { "/", "/product/1", "/basket", "/privacy" })
        {
            var answer = await page.GotoAsync(path);
            Assert.That(answer!.Status, Is.EqualTo(200), path);
            await Assertions.Expect(page.Locator("main h1")).ToBeInViewportAsync();
        }
        await page.WheelAsync(200);
        await page.UntilAsync("scrollY > 0");
    }

    private static async Task AssertNothingAnsweredAsync(IPage page)
    {
        // Behind the open dialog it is hidden.
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(1);
        Assert.That(await page.StatusAsync(), Is.EqualTo("undecided"));
        var names = (await page.Context.CookiesAsync()).Select(cookie => cookie.Name);
        Assert.That(names.Where(name => name == "consent" || !ShopCookies.MayPass(name, CookieCategories.None)), Is.Empty);
    }
}

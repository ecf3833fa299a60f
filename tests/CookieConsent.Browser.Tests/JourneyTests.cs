using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>A visitor's way through the shop, judged by what is in the browser's cookie jar.</summary>
[TestFixture("http", true)]
[TestFixture("http", false)]
[TestFixture("https", true)]
public sealed class JourneyTests(string scheme, bool hasScript) : BrowserTests
{
    [Test]
    [Category("E01")]
    public async Task Browsing_past_the_banner_leaves_only_necessary_cookies()
    {
        var context = await NewVisitorAsync();
        var page = await context.NewPageAsync();

        await page.BrowseEverythingAsync(Shop);

        var cookies = await context.CookiesAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await context.OptionalCookiesAsync(), Is.Empty);
            Assert.That(cookies.Select(cookie => cookie.Name), Does.Contain("AWSALB").And.None.AnyOf("consent", "__Host-consent"));
        });
    }

    [Test]
    [Category("E02")]
    [Category("E12")]
    [Category("U12")]
    public async Task The_cookie_jar_follows_every_choice_from_reject_all_to_withdrawal()
    {
        var context = await NewVisitorAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.AnswerAsync("reject-all");
        await page.BrowseEverythingAsync(Shop);
        Assert.That(await context.OptionalCookiesAsync(), Is.Empty, "after reject all");
        await AssertConsentCookieAsync(context);

        await page.ChooseOnSettingsPageAsync(CookieCategories.Analytics);
        await page.BrowseEverythingAsync(Shop);
        Assert.That(await context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.Analytics)), "after analytics only");

        await page.ChooseOnSettingsPageAsync(CookieCategories.All);
        await page.BrowseEverythingAsync(Shop);
        Assert.That(await context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.All)), "after everything was ticked");

        await page.GotoAsync("/product/1");
        await page.Locator("footer form[data-ccx-withdraw] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-ccx-withdraw]")).ToHaveCountAsync(0);
        Assert.That(await context.OptionalCookiesAsync(), Is.Empty, "after withdrawal");

        await page.BrowseEverythingAsync(Shop);
        Assert.That(await context.OptionalCookiesAsync(), Is.Empty, "after withdrawal and a walk through the shop");
    }

    [Test]
    public async Task Accept_all_on_the_banner_lets_in_exactly_what_was_declared()
    {
        var context = await NewVisitorAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync("/product/1");
        await page.AnswerAsync("accept-all");
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.All)));
    }

    [Test]
    [Category("E12")]
    public async Task Cookies_from_before_stay_until_a_refusal_and_are_then_deleted_on_every_domain()
    {
        var context = await NewVisitorAsync(Chromium.DeepHost);
        var page = await context.NewPageAsync();
        await context.AddCookiesAsync(
            [
                Old("_ga", Chromium.DeepHost),
                Old("_ga", ".b.example.test"),
                Old("_ga", ".example.test"),
                Old("__hstc", ".example.test"),
                Old("_fbp", Chromium.DeepHost),
                Old("_fbp", Chromium.DeepHost, "/product"),
            ]
        );

        await page.BrowseEverythingAsync(Shop);
        var undecided = await context.OptionalCookiesAsync();
        var answer = await page.GotoAsync("/product/1");
        var seen = await answer!.HeaderValueAsync(CookieWitness.SeenHeader.ToLowerInvariant());
        await page.AnswerAsync("reject-all");
        await page.BrowseEverythingAsync(Shop);

        Assert.Multiple(async () =>
        {
            Assert.That(undecided, Has.Count.EqualTo(6));
            Assert.That(seen, Does.Not.Contain("_ga").And.Not.Contain("__hstc").And.Not.Contain("_fbp"), "hidden from the shop");
            Assert.That(await context.OptionalCookiesAsync(), Is.Empty);
        });

        static Cookie Old(string name, string domain, string path = "/") => new() { Name = name, Value = "1", Domain = domain, Path = path, HttpOnly = true };
    }

    [Test]
    public async Task Login_and_basket_work_beside_the_banner_and_after_reject_all()
    {
        var page = await (await NewVisitorAsync()).NewPageAsync();

        await page.GotoAsync("/product/2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to basket" }).ClickAsync();
        await Assertions.Expect(page.Locator(".message")).ToHaveTextAsync("Strand added to basket.");
        await page.AnswerAsync("reject-all");
        await page.GotoAsync("/login");
        await page.GetByLabel("Name").FillAsync("kari");
        await page.GetByLabel("Password").FillAsync("midnight-sun");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Hello, kari");
        await Assertions.Expect(page.Locator(".menu .count")).ToHaveTextAsync("1");
    }

    private Task<IBrowserContext> NewVisitorAsync(string host = "127.0.0.1") =>
        NewContextAsync(new() { JavaScriptEnabled = hasScript }, Shop.AddressOf(scheme).Replace("127.0.0.1", host, StringComparison.Ordinal));

    private async Task AssertConsentCookieAsync(IBrowserContext context)
    {
        var cookie = (await context.CookiesAsync()).Single(cookie => cookie.Name.EndsWith("consent", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(cookie.Name, Is.EqualTo(scheme == "https" ? "__Host-consent" : "consent"));
            Assert.That(cookie.Secure, Is.EqualTo(scheme == "https"));
            Assert.That(cookie.HttpOnly, Is.True);
            Assert.That(cookie.SameSite, Is.EqualTo(SameSiteAttribute.Lax));
        });
    }
}

using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests;

/// <summary>Nothing that a visitor came for depends on the choice.</summary>
public sealed class ShopWorksTests(bool isKestrel) : OnBothServers(isKestrel)
{
    [TestCaseSource(nameof(States))]
    public async Task A_customer_can_sign_in_and_out(CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);

        var account = await Shopping.SignInAsync(visitor);
        var goodbye = await visitor.SubmitAsync(account, "main form");
        var afterwards = await visitor.FollowAsync(await visitor.GetAsync("/account"));

        Assert.Multiple(() =>
        {
            Assert.That(account.Document.QuerySelector("h1")?.TextContent, Is.EqualTo("Hello, kari"));
            Assert.That(goodbye.Document.QuerySelector(".message")?.TextContent, Is.EqualTo("You are signed out."));
            Assert.That(afterwards.Document.QuerySelector("h1")?.TextContent, Is.EqualTo("Sign in"));
        });
    }

    [TestCaseSource(nameof(States))]
    public async Task The_basket_and_its_message_work(CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);

        var filled = await Shopping.PutLampInBasketAsync(visitor);
        var again = await visitor.GetAsync("/basket");
        var emptied = await visitor.SubmitAsync(again, "main form");

        Assert.Multiple(() =>
        {
            Assert.That(filled.Document.QuerySelector(".message")?.TextContent, Is.EqualTo("Tind added to basket."));
            Assert.That(again.Document.QuerySelector(".message"), Is.Null, "A message of TempData is shown once.");
            Assert.That(again.Document.QuerySelectorAll(".basket li").Length, Is.EqualTo(1));
            Assert.That(emptied.Document.QuerySelector(".message")?.TextContent, Is.EqualTo("Tind removed from basket."));
        });
    }

    [TestCaseSource(nameof(States))]
    public async Task The_stock_is_told(CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);

        var reply = await visitor.GetAsync("/stock/1");

        Assert.That(reply.Body, Does.Contain("\"inStock\":7"));
    }

    [TestCase(null, false)]
    [TestCase(CookieCategories.None, false)]
    [TestCase(CookieCategories.Functionality, true)]
    [TestCase(CookieCategories.All, true)]
    [Category("E03")]
    public async Task The_shop_remembers_language_and_lamps_only_of_visitors_who_want_it(CookieCategories? granted, bool isRemembered)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);
        await visitor.GetAsync("/product/1?culture=nb");

        var page = (await visitor.GetAsync("/")).Document;

        Assert.Multiple(() =>
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo(isRemembered ? "nb" : "en"));
            Assert.That(page.QuerySelectorAll(".recent li").Length, Is.EqualTo(isRemembered ? 1 : 0));
        });
    }
}

using CookieConsent.Shop.Tests.Hosting;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests;

/// <summary>What of the shop's cookies reaches a visitor, and what of a visitor's reaches the shop: on every address there is.</summary>
public sealed class CookiesOnTheWireTests(bool isKestrel) : OnBothServers(isKestrel)
{
    private static IEnumerable<CookieCategories> EveryGrant =>
        Enumerable.Range(0, 8).Select(bits => (CookieCategories)(bits << 1));

    [TestCase(null)]
    [TestCase(CookieCategories.None)]
    [Category("E01")]
    [Category("E02")]
    [Category("E05")]
    [Category("E06")]
    public async Task A_visitor_who_has_granted_nothing_gets_only_necessary_cookies_on_every_address(CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);
        var written = new HashSet<string>();
        var leaked = new List<string>();

        foreach (var route in Shop.Routes)
        {
            var reply = await visitor.GetAsync(route.Path);
            written.UnionWith(reply.Written.Select(cookie => cookie.Name));
            leaked.AddRange(Optional(reply.Cookies).Select(name => $"{(int)reply.Status} {route.Path}: {name}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(leaked, Is.Empty);
            Assert.That(written, Is.SupersetOf(ShopCookies.NotNecessary), "The shop tried to set each of them, or this test shows nothing.");
        });
    }

    [TestCaseSource(nameof(EveryGrant))]
    [Category("E09")]
    [Category("E10")]
    public async Task Every_granted_line_arrives_byte_for_byte_in_its_order_and_no_other_does(CookieCategories granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);
        var arrived = new HashSet<string>();

        foreach (var route in Shop.Routes)
        {
            var reply = await visitor.GetAsync(route.Path);
            var expected = reply.Written.Where(cookie => ShopCookies.MayPass(cookie.Name, granted)).Select(cookie => cookie.Line);
            Assert.That(reply.Cookies.Select(cookie => cookie.Line), Is.EqualTo(expected), route.Path);
            arrived.UnionWith(reply.Cookies.Select(cookie => cookie.Name));
        }

        Assert.That(arrived.Intersect(ShopCookies.NotNecessary), Is.EquivalentTo(ShopCookies.Of(granted)));
    }

    [Test]
    [Category("E06")]
    public async Task A_failing_page_and_a_missing_one_write_cookies_of_which_none_arrives()
    {
        using var visitor = Shop.NewVisitor();

        foreach (var path in new[] { "/fail", "/no-such-page", "/product/999", "/stock/999" })
        {
            var reply = await visitor.GetAsync(path);
            Assert.Multiple(() =>
            {
                Assert.That((int)reply.Status, Is.AnyOf(404, 500), path);
                Assert.That(Optional(reply.Written), Is.Not.Empty, path);
                Assert.That(Optional(reply.Cookies), Is.Empty, path);
            });
        }
    }

    [Test]
    [Category("E17")]
    public async Task HEAD_brings_the_optional_cookies_that_GET_brings([Values(null, CookieCategories.None, CookieCategories.All)] CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);

        foreach (var route in Shop.Routes.Where(route => route.IsPage))
        {
            var got = await visitor.GetAsync(route.Path);
            var headed = await visitor.HeadAsync(route.Path);
            Assert.That(Optional(headed.Cookies), Is.EqualTo(Optional(got.Cookies)), route.Path);
        }
    }

    [TestCase(null)]
    [TestCase(CookieCategories.None)]
    [TestCase(CookieCategories.Functionality)]
    [Category("E03")]
    public async Task The_app_does_not_see_tracking_cookies_from_before(CookieCategories? granted)
    {
        foreach (var route in Shop.Routes.Where(route => route.Path != "/_cc"))
        {
            using var visitor = await VisitorWhoGrantedAsync(granted);
            visitor.Keep("_ga", "GA1.1.1.1");
            visitor.Keep("__hstc", "1.2.3.4.5.6");
            visitor.Keep("_fbp", "fb.1.1.1");
            visitor.Keep("sid_of_a_widget", "1");
            visitor.Keep("shop-basket", "x");

            var reply = await visitor.GetAsync(route.Path);

            Assert.That(reply.Seen, Is.SupersetOf(new[] { "shop-basket", "sid_of_a_widget" }).And.None.AnyOf("_ga", "__hstc", "_fbp"), route.Path);
        }
    }

    [Test]
    [Category("E12")]
    public async Task Tracking_cookies_from_before_stay_with_an_undecided_visitor_and_are_deleted_after_a_refusal()
    {
        using var visitor = Shop.NewVisitor();
        visitor.Keep("_ga", "GA1.1.1.1");
        visitor.Keep("_fbp", "fb.1.1.1");
        visitor.Keep("sid_of_a_widget", "1");
        await visitor.GetAsync("/");
        var undecided = visitor.CookieNames;

        await visitor.ChooseAsync(CookieCategories.None);

        Assert.Multiple(() =>
        {
            Assert.That(undecided, Is.SupersetOf(new[] { "_ga", "_fbp", "sid_of_a_widget" }));
            Assert.That(visitor.CookieNames, Does.Contain("sid_of_a_widget").And.None.AnyOf("_ga", "_fbp"));
        });
    }

    [Test]
    [Category("E13")]
    public async Task A_visitor_who_withdraws_keeps_the_login_and_the_basket()
    {
        using var visitor = await VisitorWhoGrantedAsync(CookieCategories.All);
        foreach (var route in Shop.Routes)
            await visitor.GetAsync(route.Path);
        await Shopping.SignInAsync(visitor);
        await Shopping.PutLampInBasketAsync(visitor);

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[data-ccx-withdraw]", ("choice", "reject-all"));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.CookieNames, Is.SupersetOf(new[] { "shop-login", "shop-basket" }));
            Assert.That(visitor.CookieNames.Intersect(ShopCookies.NotNecessary), Is.Empty);
            Assert.That(page.Document.QuerySelector(".menu .count")?.TextContent, Is.EqualTo("1"));
        });
    }

    [Test]
    public void Only_the_endpoint_that_plays_another_server_is_exempt() =>
        Assert.That(ShopRoute.ExemptPatterns(Shop.Services), Is.EqualTo(new[] { "/upstream/stock/{id:int}" }));

    /// <summary>The names of the cookies that are not necessary.</summary>
    private static IEnumerable<string> Optional(IEnumerable<SetCookie> cookies) =>
        cookies.Select(cookie => cookie.Name).Where(name => !ShopCookies.MayPass(name, CookieCategories.None));
}

using CookieConsent.Shop.Tests.Hosting;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests;

/// <summary>The cookie that keeps the choice, on http, on https and behind a proxy that ends TLS.</summary>
public sealed class ConsentCookieTests
{
    private ShopHost _shop = null!;

    [OneTimeSetUp]
    public void Open() => _shop = ShopHost.OnKestrel();

    [OneTimeTearDown]
    public void Close() => _shop?.Dispose();

    [Test]
    [Category("C04")]
    public async Task Over_http_it_is_a_plain_cookie()
    {
        using var visitor = _shop.NewVisitor();

        var cookie = await ChooseAsync(visitor);

        Assert.Multiple(() =>
        {
            Assert.That(cookie.Name, Is.EqualTo("consent"));
            Assert.That(cookie.Attribute("Secure"), Is.Null);
        });
    }

    [TestCase("https", null)]
    [TestCase("http", "https")]
    [Category("C04")]
    public async Task Over_https_it_is_bound_to_the_host_and_secure(string scheme, string? forwardedProto)
    {
        using var visitor = _shop.NewVisitor(scheme);
        if (forwardedProto is not null)
            visitor.Headers["X-Forwarded-Proto"] = forwardedProto;

        var cookie = await ChooseAsync(visitor);

        Assert.Multiple(() =>
        {
            Assert.That(cookie.Name, Is.EqualTo("__Host-consent"));
            Assert.That(cookie.Attributes.Keys, Is.SupersetOf(new[] { "Secure", "HttpOnly" }).IgnoreCase);
            Assert.That(cookie.Attribute("Path"), Is.EqualTo("/"));
            Assert.That(cookie.Attribute("Domain"), Is.Null);
            Assert.That(cookie.Attribute("SameSite"), Is.EqualTo("lax").IgnoreCase);
        });
    }

    [Test]
    [Category("C02")]
    public async Task It_lasts_half_a_year_and_visits_do_not_renew_it()
    {
        using var visitor = _shop.NewVisitor();

        var cookie = await ChooseAsync(visitor);
        var nextPage = await visitor.GetAsync("/");

        Assert.Multiple(() =>
        {
            Assert.That(cookie.Attribute("Max-Age"), Is.EqualTo("15724800"));
            Assert.That(nextPage.Cookies.Select(next => next.Name), Has.None.EqualTo(cookie.Name));
        });
    }

    [Test]
    [Category("C05")]
    public async Task Two_visitors_who_refuse_get_the_same_value_and_two_who_accept_do_not([Values("reject-all", "accept-all")] string choice)
    {
        using var one = _shop.NewVisitor();
        using var other = _shop.NewVisitor();

        // The day of the choice is in the value.
        var day = Today();
        var (first, second) = (await ChooseAsync(one, choice), await ChooseAsync(other, choice));
        if (Today() != day)
            (first, second) = (await ChooseAsync(one, choice), await ChooseAsync(other, choice));

        Assert.Multiple(() =>
        {
            Assert.That(first.Value == second.Value, Is.EqualTo(choice == "reject-all"), $"{first.Value} and {second.Value}");
            Assert.That(first.Value, Has.Length.LessThanOrEqualTo(45));
        });
    }

    [Test]
    [Category("S02")]
    public async Task Under_a_privacy_signal_accept_all_leaves_advertisement_out_and_ticking_it_lets_it_in()
    {
        using var visitor = _shop.NewVisitor();
        visitor.Headers["Sec-GPC"] = "1";

        await ChooseAsync(visitor, "accept-all");
        var accepted = await visitor.GetAsync("/");
        await visitor.ChooseAsync(CookieCategories.All);
        var ticked = await visitor.GetAsync("/");

        Assert.Multiple(() =>
        {
            Assert.That(accepted.Cookies.Select(cookie => cookie.Name), Does.Contain("_ga").And.None.EqualTo("_fbp"));
            Assert.That(ticked.Cookies.Select(cookie => cookie.Name), Does.Contain("_fbp"));
        });
    }

    private static DateTime Today() => TimeProvider.System.GetUtcNow().Date;

    private static async Task<SetCookie> ChooseAsync(Visitor visitor, string choice = "reject-all")
    {
        var reply = await visitor.PostAsync("/_cc", ("choice", choice));
        return reply.Cookies.Single(cookie => !cookie.IsDeletion);
    }
}

using AngleSharp.Dom;
using CookieConsent.Shop.Tests.Hosting;

namespace CookieConsent.Shop.Tests;

/// <summary>The shop below a path of its host.</summary>
public sealed class PathBaseTests
{
    private const string Base = "/butikk";

    private ShopHost _shop = null!;

    [OneTimeSetUp]
    public void Open() => _shop = ShopHost.OnKestrel(new Dictionary<string, string> { ["PathBase"] = Base });

    [OneTimeTearDown]
    public void Close() => _shop?.Dispose();

    [Test]
    public async Task Every_address_on_every_page_carries_it([Values(null, "accept-all", "reject-all")] string? choice)
    {
        using var visitor = _shop.NewVisitor();
        if (choice is not null)
            await visitor.PostAsync(Base + "/_cc", ("choice", choice));
        var found = 0;

        foreach (var route in _shop.Routes)
        {
            var reply = await visitor.GetAsync(Base + route.Path);
            if (reply.Location is { } location)
                Assert.That(new Uri(new Uri(_shop.AddressOf("http")), location).AbsolutePath, Does.StartWith(Base + "/"), $"redirect of {route}");
            if (!reply.IsHtml)
                continue;
            var addresses = reply
                .Document.QuerySelectorAll("[href], [src], [action], input[name=returnUrl]")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action") ?? element.GetAttribute("value"))
                .Where(address => address!.StartsWith('/'))
                .ToArray();
            Assert.That(addresses, Has.All.StartWith(Base), route.Path);
            found += addresses.Length;
        }

        Assert.That(found, Is.Positive);
    }

    [Test]
    public async Task The_addresses_of_the_banner_answer()
    {
        using var visitor = _shop.NewVisitor();
        var page = await visitor.GetAsync(Base + "/");

        var ours = page.Document.QuerySelectorAll("[href*='/_cc'], [src*='/_cc']").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).ToArray();

        Assert.That(ours, Has.Length.GreaterThanOrEqualTo(3));
        foreach (var address in ours)
            Assert.That((int)(await visitor.GetAsync(address)).Status, Is.EqualTo(200), address);
    }

    [Test]
    public async Task A_choice_leads_back_to_the_page_and_holds_there()
    {
        using var visitor = _shop.NewVisitor();
        var page = await visitor.GetAsync(Base + "/product/1");

        var after = await visitor.SubmitAsync(page, "[data-ccx-banner] form", ("choice", "accept-all"));

        Assert.Multiple(() =>
        {
            Assert.That(after.Document.QuerySelector("h1")?.TextContent, Is.EqualTo("Tind"));
            Assert.That(after.Document.QuerySelector("[data-ccx-banner]"), Is.Null);
            Assert.That(after.Cookies.Select(cookie => cookie.Name), Does.Contain("_ga"));
        });
    }
}

using System.Net;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>Visitors with opposite choices behind one cache, such as a CDN.</summary>
[Category("E16")]
internal sealed class CachedSiteTests
{
    private static readonly string[] Paths = ["/page", "/plain", "/counted", "/offer", "/_cc/state", "/_cc"];

    [Test]
    public async Task Nobody_gets_what_is_anothers_and_what_is_everyones_comes_from_the_cache([Values] bool isCacheSafe)
    {
        await using var site = await CachedSite.StartAsync(isCacheSafe);
        using var accepts = await NewVisitorAsync(site, "accept-all");
        using var refuses = await NewVisitorAsync(site, "reject-all");
        using var undecided = await NewVisitorAsync(site, null);

        // Each order in which a cache may meet them.
        foreach (var visitor in new[] { accepts, refuses, undecided, refuses, accepts, undecided, accepts })
            await LookAsync(visitor, isGranted: visitor == accepts, isAsked: visitor == undecided, isCacheSafe);

        var pages = await Task.WhenAll(new[] { accepts, refuses, undecided }.Select(visitor => visitor.GetAsync("/page")));
        Assert.That(pages.Select(page => page.IsFromCache), Is.All.EqualTo(isCacheSafe));
        Assert.That(pages.Select(page => page.Body).Distinct().Count(), Is.EqualTo(isCacheSafe ? 1 : 3));
        Assert.That((await refuses.GetAsync("/plain")).IsFromCache, Is.True);
        foreach (var asset in pages[2].Document.QuerySelectorAll("link[href], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
        {
            await accepts.GetAsync(asset);
            Assert.That((await undecided.GetAsync(asset)).IsFromCache, Is.EqualTo(!asset.EndsWith("/state.css", StringComparison.Ordinal)), asset);
        }
    }

    private static async Task LookAsync(Visitor visitor, bool isGranted, bool isAsked, bool isCacheSafe)
    {
        var replies = new Dictionary<string, Reply>(StringComparer.Ordinal);
        foreach (var path in Paths)
            replies[path] = await visitor.GetAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(replies.Where(reply => reply.Value.IsFromCache).Select(reply => reply.Key), Is.SubsetOf(isCacheSafe ? ["/page", "/plain"] : new[] { "/plain" }));
            Assert.That(replies.Where(reply => reply.Value.Cookies.Count > 0).Select(reply => reply.Key), Is.EqualTo(isGranted ? new[] { "/counted" } : []));
            Assert.That(replies["/offer"].Body, Does.Contain(isGranted ? "<h1>All</h1>" : "<h1>Necessary</h1>"));
            Assert.That(replies["/_cc/state"].Body, Does.Contain(isAsked ? "\"undecided\"" : "\"decided\""));
            Assert.That(replies["/_cc"].Document.QuerySelectorAll("input[name=category][checked]"), Has.Length.EqualTo(isGranted ? 3 : 0));
            if (isCacheSafe)
                return;
            Assert.That(replies["/page"].Document.QuerySelector("[data-ccx-banner]"), isAsked ? Is.Not.Null : Is.Null);
            Assert.That(replies["/page"].Document.QuerySelector("[data-ccx-withdraw]"), isGranted ? Is.Not.Null : Is.Null);
        });
    }

    private static async Task<Visitor> NewVisitorAsync(CachedSite site, string? choice)
    {
        var visitor = site.NewVisitor();
        if (choice is not null)
            Assert.That((await visitor.PostAsync("/_cc", [("choice", choice)])).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(visitor.CookieNames, Is.EqualTo(choice is null ? [] : new[] { "__Host-consent" }), "The scheme that the proxy forwards counts.");
        return visitor;
    }
}

using CookieConsent.Browser.Tests.Oracle;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Expiry;

/// <summary>What was refused leaves the browser's own store, wherever in it it stands.</summary>
public sealed class DeletionTests : ExpiryContract
{
    private static readonly string[] Domains = ["", "; Domain=a.b.example.test", "; Domain=b.example.test", "; Domain=.example.test"];

    // One page for each path that a cookie stands on: the site sees a cookie only there.
    private static readonly string[] Pages = ["/shop/deep/page", "/wares/list/page"];

    private static readonly string[] OverHttp =
    [
        .. Domains.Select(domain => $"_ga=1; Path=/{domain}"),
        .. Domains.Select(domain => $"_ga=1; Path=/shop{domain}; HttpOnly"),
        "recent_1=1; Path=/wares/list",
        "recent_1=1; Path=/wares/list; Domain=example.test",
        "promo=1; Path=/; HttpOnly; Max-Age=86400; SameSite=Strict",
        "fr=1; Path=/shop",
    ];

    private static readonly string[] OverHttps =
    [
        .. OverHttp,
        "lang=1; Path=/; Secure; Partitioned",
        "ui_x=1; Path=/; Domain=b.example.test; Secure; SameSite=None; HttpOnly",
        "__Secure-stat=1; Path=/; Domain=example.test; Secure",
        "__Secure-stat=1; Path=/shop; Secure; HttpOnly",
        "__Host-stat=1; Path=/; Secure",
        "__Host-stat=1; Path=/; Secure; Partitioned",
        "__Http-promo=1; Path=/; Domain=example.test; Secure; HttpOnly",
        "__Host-Http-promo=1; Path=/; Secure; HttpOnly",
    ];

    [TestCase("http")]
    [TestCase("https")]
    [Category("E03")]
    public async Task Reject_all_and_some_navigations_leave_none(string scheme)
    {
        var page = await NewVisitorAsync(scheme, LinesOver(scheme));
        Assert.That(await RefusedAsync(page), Has.Count.EqualTo(LinesOver(scheme).Length), "The browser does not hold what the test is about.");

        await ChooseAsync(page, "reject-all");

        await AssertNothingIsLeftAsync(page, LinesOver(scheme));
    }

    [TestCase("http")]
    [TestCase("https")]
    [Category("E02")]
    public async Task Withdrawal_and_some_navigations_leave_none_of_what_was_granted_before(string scheme)
    {
        var sites = await SitesAsync();
        var page = await NewVisitorAsync(scheme);
        await ChooseAsync(page, "accept-all");
        await page.GotoAsync(sites.Page(sites.Filtered(scheme), LinesOver(scheme)));
        Assert.That(await RefusedAsync(page), Has.Count.EqualTo(LinesOver(scheme).Length), "The site did not set what was granted.");

        await ChooseAsync(page, "reject-all");

        await AssertNothingIsLeftAsync(page, LinesOver(scheme));
    }

    [Test]
    public async Task Thirty_that_cannot_be_deleted_keep_the_one_that_can_for_some_navigations_only()
    {
        // Nothing tells the site of the path on which the thirty stand.
        var page = await NewVisitorAsync("https", [.. Enumerable.Range(0, 30).Select(i => $"_ga_{i}=1; Path=/shop/deep"), "_gid=1; Path=/shop"]);

        await ChooseAsync(page, "reject-all");

        // Each navigation takes two of the 31, from a random start: 250 of them miss the one once in 17 million runs.
        var navigations = 0;
        while ((await RefusedAsync(page)).Any(cookie => cookie.StartsWith("_gid", StringComparison.Ordinal)) && navigations < 250)
        {
            await page.GotoAsync("/shop/deep/page");
            navigations++;
        }
        await TestContext.Out.WriteLineAsync($"gone after {navigations} navigations");
        Assert.That(await RefusedAsync(page), Has.Count.EqualTo(30).And.All.StartsWith("_ga_"));
    }

    private static string[] LinesOver(string scheme) => scheme == "https" ? OverHttps : OverHttp;

    /// <summary>A response has room for the lines of one or two cookies, so each name may take a navigation of its own.</summary>
    private static async Task AssertNothingIsLeftAsync(IPage page, string[] lines)
    {
        var names = lines.Select(line => line.Split('=')[0]).Distinct().Count();
        for (var i = 0; i < names && (await RefusedAsync(page)).Count > 0; i++)
        {
            foreach (var path in Pages)
                await page.GotoAsync(path);
        }
        Assert.That(await RefusedAsync(page), Is.Empty);
    }
}

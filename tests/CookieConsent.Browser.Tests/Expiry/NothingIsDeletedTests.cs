using CookieConsent.Browser.Tests.Oracle;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Expiry;

/// <summary>What must stay in the browser, and answers that are to delete nothing.</summary>
public sealed class NothingIsDeletedTests : ExpiryContract
{
    private static readonly string[] Lines = ["_ga=1; Path=/", "promo=1; Path=/; Domain=example.test", "lang=1; Path=/shop", "basket=1; Path=/", "zz_unknown=1; Path=/", "_hjid=1; Path=/"];

    // A picture, a script, a stylesheet, data, a piece of a page, a call.
    private static readonly (string Type, string Load)[] Loads =
    [
        ("image/png", "url => new Promise(done => { const it = new Image(); it.onload = it.onerror = done; it.src = url; })"),
        ("text/javascript", "url => new Promise(done => { const it = document.createElement('script'); it.onload = it.onerror = done; it.src = url; document.head.append(it); })"),
        ("text/css", "url => new Promise(done => { const it = document.createElement('link'); it.rel = 'stylesheet'; it.onload = it.onerror = done; it.href = url; document.head.append(it); })"),
        ("application/json", "url => fetch(url, { headers: { Accept: 'application/json' } }).then(answer => answer.text())"),
        ("text/html", "url => fetch(url, { headers: { Accept: 'text/html' } }).then(answer => answer.text())"),
        ("application/json", "url => fetch(url, { method: 'POST', body: 'a=1' }).then(answer => answer.text())"),
    ];

    [Test]
    [Category("E03")]
    public async Task What_an_undecided_visitor_brings_is_hidden_and_stays()
    {
        var page = await NewVisitorAsync("https", Lines);

        var seen = new List<string>();
        for (var i = 0; i < 3; i++)
            seen.Add(await TwinSites.ShownAsync((await page.GotoAsync("/shop/deep/page"))!));

        Assert.That(seen, Is.All.EqualTo("basket=1; zz_unknown=1"));
        Assert.That(await NamesAsync(page), Is.EquivalentTo(Lines.Select(line => line.Split('=')[0])));
    }

    [Test]
    public async Task Necessary_and_unknown_and_granted_cookies_outlive_a_refusal()
    {
        var page = await NewVisitorAsync("https", Lines);

        await ChooseAsync(page, "save", CookieCategories.Functionality);
        for (var i = 0; i < 5; i++)
            await page.GotoAsync("/shop/deep/page");

        Assert.That(await NamesAsync(page), Is.EquivalentTo(new[] { "__Host-consent", "basket", "zz_unknown", "lang" }));
    }

    [Test]
    public async Task Nothing_is_deleted_with_what_a_page_loads()
    {
        var page = await NewVisitorAsync("https");
        await ChooseAsync(page, "reject-all");
        await page.GotoAsync("/shop/page?type=text/html");
        await page.Context.AddCookiesAsync([new() { Name = "_ga", Value = "1", Domain = Chromium.DeepHost, Path = "/" }]);

        foreach (var (type, load) in Loads)
        {
            var answer = await page.RunAndWaitForResponseAsync(
                () => page.EvaluateAsync(load, $"/shop/loaded?type={type}&as={Guid.NewGuid()}"),
                response => response.Url.Contains("/shop/loaded", StringComparison.Ordinal)
            );
            Assert.That((await answer.Request.AllHeadersAsync())["cookie"], Does.Contain("_ga=1"), $"The browser did not send what might be deleted: {load}");
            Assert.That(await answer.HeaderValuesAsync("set-cookie"), Is.Empty, load);
        }
        Assert.That(await NamesAsync(page), Does.Contain("_ga"));

        await page.GotoAsync("/shop/page");
        Assert.That(await NamesAsync(page), Does.Not.Contain("_ga"), "A navigation deletes it.");
    }

    private static async Task<IEnumerable<string>> NamesAsync(IPage page) => (await page.Context.CookiesAsync()).Select(cookie => cookie.Name);
}

using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>Cookies and storage keys that scripts wrote are gone as soon as their service is refused; what no service names stays (requirement E12).</summary>
[Category("E12")]
public sealed class ForgottenStorageTests : BrowserTests
{
    private static readonly string[] Kept = ["local basket", "session heating"];

    // As a vendor that ran before there was a banner left them; the cookie on its own path is seen by no other page's request.
    private const string LeaveTraces = """
        localStorage.basket = '1'; localStorage.heat_1 = '1'; localStorage.__mpq_1 = '1';
        sessionStorage.heating = '1'; sessionStorage._cltk = '1';
        document.cookie = '_clck=1; path=/'; document.cookie = '_clsk=1; path=/two'; document.cookie = 'own=1; path=/';
        """;

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [Category("E03")]
    public async Task A_refusal_removes_at_once_what_is_refused_and_nothing_else(bool isCacheSafe, bool hasNonce)
    {
        await using var site = await SignalSite.StartAsync(isCacheSafe, hasNonce);
        var page = await (await NewContextAsync(address: site.Address)).NewPageAsync();
        await page.GotoAsync("/two");
        await page.EvaluateAsync(LeaveTraces);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(await KeysAsync(page), Has.Length.EqualTo(5), "An undecided visitor has refused nothing.");

        await page.Reject().ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.UntilAsync("!sessionStorage._cltk");

        Assert.That(await KeysAsync(page), Is.EquivalentTo(Kept));
        Assert.That(await CookiesAsync(page), Is.EquivalentTo(new[] { "consent", "own" }), "Also the one on the page's own path.");

        // A later page that carries script of ours.
        await page.EvaluateAsync("sessionStorage._cltk = '2'");
        await page.ReloadAsync();
        await page.UntilAsync("!sessionStorage._cltk");
        Assert.That(await KeysAsync(page), Is.EquivalentTo(Kept));
    }

    [TestCase(false)]
    [TestCase(true)]
    [Category("E02")]
    public async Task A_withdrawal_by_its_button_removes_what_was_granted_before(bool isCacheSafe)
    {
        await using var site = await SignalSite.StartAsync(isCacheSafe);
        var page = await (await NewContextAsync(address: site.Address)).NewPageAsync();
        await page.GotoAsync("/bare");
        await page.Accept().ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.EvaluateAsync(LeaveTraces);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(await KeysAsync(page), Has.Length.EqualTo(5), "What is granted stays.");

        var button = page.Locator("[data-ccx-withdraw] button");
        if (isCacheSafe)
            await button.ClickAsync();
        else
            await page.WithNavigationAsync(() => button.ClickAsync());
        await page.UntilAsync("!sessionStorage._cltk");

        Assert.That(await KeysAsync(page), Is.EquivalentTo(Kept));
        Assert.That(await CookiesAsync(page), Does.Not.Contain("_clck").And.Contain("own"));
    }

    [Test]
    [Category("E02")]
    public async Task A_withdrawal_in_the_page_also_removes_what_the_vendor_stores_on_its_way_out()
    {
        await using var site = await SignalSite.StartAsync();
        var page = await (await NewContextAsync(address: site.Address)).NewPageAsync();
        await page.GotoAsync("/");
        await page.Accept().ClickAsync();
        await page.UntilAsync("localStorage.heat_1");
        await page.EvaluateAsync("window.isOld = true");

        await page.WithNavigationAsync(() => page.EvaluateAsync("() => { cookieConsent.withdraw(); }"));
        await page.UntilAsync("!window.isOld && document.readyState === 'complete'");

        Assert.That(await KeysAsync(page), Is.Empty);
        Assert.That(await CookiesAsync(page), Is.EqualTo(new[] { "consent" }));
    }

    private static Task<string[]> KeysAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...Object.keys(localStorage).map(key => 'local ' + key), ...Object.keys(sessionStorage).map(key => 'session ' + key)]");

    private static async Task<string[]> CookiesAsync(IPage page) => [.. (await page.Context.CookiesAsync()).Where(cookie => cookie.Domain == "127.0.0.1").Select(cookie => cookie.Name)];
}

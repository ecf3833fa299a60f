using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>A browser in which only script sees Global Privacy Control, and what visitors of a region see that is not asked first.</summary>
public sealed class SignalFromScriptTests : BrowserTests
{
    private const string Signal = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });";
    private const CookieCategories WithoutAdvertisement = CookieCategories.Functionality | CookieCategories.Analytics;

    [Test]
    [Category("S02")]
    [Category("S03")]
    public async Task The_notice_comes_with_one_request_and_accept_all_leaves_advertisement_out([Values("plain", "nonces", "cache-safe")] string kind)
    {
        var shop = kind switch
        {
            "nonces" => Shops.WithNonces,
            "cache-safe" => Shops.CacheSafe,
            _ => Shops.Plain,
        };
        var page = await OpenAsync(shop);
        await Assertions.Expect(page.Banner().Locator("[data-ccx-signal]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Banner().Locator("[data-ccx-signal]")).ToContainTextAsync("Global Privacy Control");
        Assert.That((await page.Context.CookiesAsync()).Select(cookie => cookie.Name), Has.None.EqualTo("consent"));
        await page.OpenDialogAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("[data-ccx-signal]")).ToBeVisibleAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("input[value=advertisement]")).Not.ToBeCheckedAsync();

        await page.SettingsDialog().Locator("button[value=accept-all]").ClickAsync();
        // Behind the open dialog the banner is hidden before there is an answer.
        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.BrowseEverythingAsync(shop);

        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(WithoutAdvertisement)));
    }

    [Test]
    [Category("S02")]
    public async Task Where_the_server_knows_script_asks_nothing([Values] bool isCacheSafe)
    {
        var shop = isCacheSafe ? Shops.CacheSafe : Shops.Plain;
        var context = await NewContextAsync(new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["Sec-GPC"] = "1" } }, shop.AddressOf("http"));
        await context.AddInitScriptAsync(Signal);
        var page = await context.NewPageAsync();
        var requests = new ConcurrentQueue<string>();
        page.Request += (_, request) => requests.Enqueue($"{request.Method} {new Uri(request.Url).AbsolutePath}");

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(page.Banner().Locator("[data-ccx-signal]")).ToBeVisibleAsync();
        Assert.That(requests, Has.None.StartsWith("POST").And.None.Contains("/signal."));
    }

    [Test]
    [Category("S02")]
    [Category("S06")]
    public async Task Where_nobody_is_asked_first_the_link_objects_and_the_signal_does_without_it()
    {
        var page = await OpenAsync(Shops.WithRegions, country: "US", hasSignal: false);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Do not sell or share my personal information" })).ToBeVisibleAsync();
        await page.BrowseEverythingAsync(Shops.WithRegions);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(WithoutAdvertisement | CookieCategories.Advertisement)));
        await page.GotoAsync("/");
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await page.Locator("[data-ccx-opt-out]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/_cc"));
        await Assertions.Expect(page.Locator("[data-ccx-implied]")).ToBeVisibleAsync();
        await page.WithNavigationAsync(() => page.Locator("button[value=reject-all]").ClickAsync());
        await page.BrowseEverythingAsync(Shops.WithRegions);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);

        var signalled = await OpenAsync(Shops.WithRegions, country: "US");
        await signalled.UntilAsync("(await (await fetch('/_cc/state')).json()).globalPrivacyControl");
        await signalled.UntilAsync("!document.querySelector('[data-ccx-tell]')");
        Assert.That(await signalled.StatusAsync(), Is.EqualTo("undecided"));
        await signalled.Context.ClearCookiesAsync(new() { NameRegex = new Regex("^(?!consent)") });
        await signalled.BrowseEverythingAsync(Shops.WithRegions);
        Assert.That(await signalled.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(WithoutAdvertisement)));
    }

    [Test]
    [Category("S11")]
    public async Task Nothing_claims_to_speak_for_an_industry_framework()
    {
        const string claims = "() => ['__tcfapi', '__gpp', '__uspapi', '__cmp'].filter(name => name in window)";
        var page = await OpenShopAsync();
        Assert.That(await page.EvaluateAsync<string[]>(claims), Is.Empty);
        Assert.That(await page.Locator("iframe[name^=__]").CountAsync(), Is.Zero);

        await page.AnswerAsync("accept-all");
        await page.GotoAsync("/");

        Assert.That(await page.EvaluateAsync<string[]>(claims), Is.Empty);
    }

    private async Task<IPage> OpenAsync(ShopHost shop, string? country = null, bool hasSignal = true)
    {
        var context = await NewContextAsync(new() { ExtraHTTPHeaders = country is null ? [] : new Dictionary<string, string> { ["X-Country"] = country } }, shop.AddressOf("http"));
        if (hasSignal)
            await context.AddInitScriptAsync(Signal);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }
}

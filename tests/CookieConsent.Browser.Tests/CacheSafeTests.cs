using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Cache-safe mode: the page is the same for everyone, and a stylesheet decides before the first paint what a visitor sees of it.</summary>
[Category("E16")]
public sealed class CacheSafeTests : BrowserTests
{
    private const string StateSheet = "**/_cc/state.css*";

    private protected override ShopHost Shop => Shops.CacheSafe;

    [Test]
    [Category("U15")]
    public async Task The_banner_is_asked_answered_and_withdrawn_again([Values] bool hasScript)
    {
        var page = await (await NewContextAsync(new() { JavaScriptEnabled = hasScript })).NewPageAsync();
        await page.GotoAsync("/product/1?from=letter");
        var address = page.Url;
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();
        await Assertions.Expect(Withdraw(page)).ToBeHiddenAsync();

        await page.Accept().ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await Assertions.Expect(Withdraw(page)).ToBeVisibleAsync();
        Assert.That(page.Url, Is.EqualTo(address));
        if (hasScript)
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your choice has been saved.");

        await Withdraw(page).ClickAsync();
        await Assertions.Expect(Withdraw(page)).ToBeHiddenAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        Assert.That(page.Url, Is.EqualTo(address));
    }

    [Test]
    public async Task A_decided_visitor_can_neither_tab_nor_read_into_the_banner()
    {
        var page = await OpenShopAsync();
        await page.AnswerAndHideAsync("reject-all");
        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Cookies on this website" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).paddingBlockEnd"), Is.EqualTo("0px"), "No room is kept for it.");
    }

    [TestCase(true)]
    [TestCase(false)]
    [Description("Nothing is painted before the sheet is there, however late it comes; then the first frame is right.")]
    public async Task The_sheet_decides_before_the_first_paint_and_nothing_shifts(bool isAsked)
    {
        var page = await NewPageAsync();
        if (!isAsked)
        {
            await page.GotoAsync("/");
            await page.AnswerAndHideAsync("accept-all");
        }
        await page.AddInitScriptAsync(
            """
            window.shifts = [];
            new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value))).observe({ type: 'layout-shift', buffered: true });
            window.seen = [];
            const look = () => {
              const banner = document.querySelector('[data-ccx-banner]');
              if (performance.getEntriesByName('first-contentful-paint').length) seen.push(banner.getClientRects().length > 0);
              requestAnimationFrame(look);
            };
            look();
            """
        );
        var release = new TaskCompletionSource();
        var isHeld = new TaskCompletionSource();
        await page.RouteAsync(StateSheet, async route =>
        {
            isHeld.TrySetResult();
            await release.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await isHeld.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.LongestWait));
        await page.UntilAsync("performance.getEntriesByType('resource').some(entry => entry.name.includes('/_cc/banner') && entry.name.endsWith('.css'))");
        var early = await page.EvaluateAsync<int>("() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.getEntriesByName('first-contentful-paint').length))))");
        release.SetResult();
        await page.UntilAsync("seen.length > 5");

        Assert.That(early, Is.Zero, "painted while the sheet was on its way");
        Assert.That(await page.EvaluateAsync<bool[]>("seen"), Has.All.EqualTo(isAsked));

        await page.PaintOnceArrivedAsync("/");
        await page.GotoAsync("/");
        await page.UntilAsync("seen.length > 5");
        Assert.That(await page.EvaluateAsync<bool[]>("seen"), Has.All.EqualTo(isAsked));
        Assert.That(await page.EvaluateAsync<double[]>("shifts"), Is.Empty);
    }

    [Test]
    public async Task Without_the_sheet_there_is_no_banner_no_grant_and_the_settings_still_work()
    {
        var page = await NewPageAsync();
        await page.RouteAsync(StateSheet, route => route.AbortAsync());
        await page.GotoAsync("/");

        await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await Assertions.Expect(Withdraw(page)).ToBeHiddenAsync();
        Assert.That(await page.StatusAsync(), Is.EqualTo("undecided"));
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();
    }

    [Test]
    [Category("U04")]
    public async Task The_dialog_ticks_what_is_granted_when_it_opens()
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("input:checked")).ToHaveCountAsync(1);
        await Box(page, "analytics").CheckAsync();
        await page.SettingsDialog().Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();
        await page.GotoAsync("/product/1");

        await page.Locator("footer [data-ccx-settings]").ClickAsync();

        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();
        await Assertions.Expect(Box(page, "analytics")).ToBeCheckedAsync();
        await Assertions.Expect(Box(page, "functionality")).Not.ToBeCheckedAsync();
        await Box(page, "functionality").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await Assertions.Expect(Box(page, "functionality")).Not.ToBeCheckedAsync();
        await Box(page, "analytics").UncheckAsync();
        await page.SettingsDialog().Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(Withdraw(page)).ToBeHiddenAsync();
    }

    [Test]
    public async Task Where_the_state_cannot_be_asked_for_the_link_leads_to_the_settings_page()
    {
        var page = await OpenShopAsync(path: "/product/1");
        await page.RouteAsync("**/_cc/state", route => route.AbortAsync());

        await page.Locator("footer [data-ccx-settings]").ClickAsync();

        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Cookie settings");
        await page.Locator("nav a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tind");
    }

    [Test]
    [Category("S03")]
    public async Task The_notice_of_the_signal_is_there_for_those_who_send_it([Values] bool hasSignal)
    {
        var page = await NewPageAsync();
        if (hasSignal)
            await page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Sec-GPC"] = "1" });
        await page.GotoAsync("/");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();
        await Assertions.Expect(page.Banner().Locator("[data-ccx-signal]")).ToBeVisibleAsync(new() { Visible = hasSignal });
        await Assertions.Expect(page.Banner().Locator("[data-ccx-lapsed]")).ToBeHiddenAsync();
    }

    [Test]
    [Description("A page from a cache names what was shown before the site changed. The same page again would never be answered.")]
    public async Task An_answer_to_a_notice_that_is_out_of_date_leads_to_the_settings_page()
    {
        var page = await OpenShopAsync(path: "/product/1");
        await page.Banner().Locator("[name=shown]").EvaluateAsync("field => { field.value = 'AAAAAAAAAAAAAAAA'; }");

        await page.Accept().ClickAsync();

        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Cookie settings");
        Assert.That(await (await page.APIRequest.GetAsync("/_cc/state")).TextAsync(), Does.Contain("undecided"));
    }

    [Test]
    [Category("C08")]
    public async Task A_choice_in_another_tab_holds_here_too()
    {
        var context = await NewContextAsync();
        var first = await context.NewPageAsync();
        await first.GotoAsync("/");
        var second = await context.NewPageAsync();
        await second.GotoAsync("/product/1");
        await second.AnswerAndHideAsync("accept-all");

        await first.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(first.Banner()).ToBeHiddenAsync();
        await Assertions.Expect(Withdraw(first)).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_page_breaks_no_rule_of_a_strict_policy()
    {
        var violations = new ConcurrentQueue<string>();
        var context = await NewContextAsync();
        await context.ExposeFunctionAsync("reportViolation", (string violation) => violations.Enqueue(violation));
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => reportViolation(`${event.violatedDirective} ${event.blockedURI}`))");
        context.WebError += (_, error) => violations.Enqueue(error.Error);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.OpenDialogAsync();
        await page.SettingsDialog().Locator("button[value=accept-all]").ClickAsync();
        await Assertions.Expect(Withdraw(page)).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(Withdraw(page)).ToBeVisibleAsync();

        Assert.That(violations, Is.Empty);
    }

    private static ILocator Withdraw(IPage page) => page.Locator("[data-ccx-withdraw] button");

    private static ILocator Box(IPage page, string category) => page.SettingsDialog().Locator($"input[value={category}]");
}

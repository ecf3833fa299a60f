using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>Scripts, pixels and frames of others wait for the visitor, and start in place when the visitor agrees (requirement E14).</summary>
[Category("E14")]
public sealed class HeldContentTests : BrowserTests
{
    private static readonly string[] All = ["slow.js", "inline after slow", "module.js", "ads.js", "both"];

    [Test]
    public async Task Without_consent_nobody_else_is_asked_for_anything([Values("", "reject-all")] string choice)
    {
        await using var site = await GatedSite.StartAsync();
        var (page, others) = await OpenAsync(site);
        if (choice.Length > 0)
            await page.AnswerAsync(choice);
        await page.ReloadAsync();

        Assert.That(others, Is.Empty);
        Assert.That(await RanAsync(page), Is.Empty);
        Assert.That((await page.Context.CookiesAsync()).Select(cookie => cookie.Name), Is.SubsetOf(new[] { "consent" }));
    }

    [Test]
    public async Task Accepted_scripts_run_in_order_each_once_and_the_page_stays()
    {
        await using var site = await GatedSite.StartAsync();
        var (page, others) = await OpenAsync(site);
        var mark = await MarkAsync(page);

        await page.AnswerAsync("accept-all");
        await page.UntilAsync($"ran.length === {All.Length}");

        var ran = await RanAsync(page);
        Assert.Multiple(() =>
        {
            Assert.That(ran, Is.EquivalentTo(All));
            Assert.That(Array.IndexOf(ran, "slow.js"), Is.LessThan(Array.IndexOf(ran, "inline after slow")));
            Assert.That(Array.IndexOf(ran, "inline after slow"), Is.LessThan(Array.IndexOf(ran, "module.js")));
            Assert.That(() => others.Select(url => new Uri(url).Host).Distinct(), Is.EquivalentTo(new[] { "stats.example.test", "ads.example.test", "video.example.test" }).After((int)Chromium.LongestWait, 50));
        });
        await Assertions.Expect(page.Locator("[data-ccx-placeholder], template[data-ccx-held]")).ToHaveCountAsync(0);
        Assert.That(await MarkAsync(page), Is.EqualTo(mark), "the page was not loaded again");
    }

    [Test]
    public async Task A_decided_visitor_gets_the_plain_tags()
    {
        await using var site = await GatedSite.StartAsync();
        var (page, _) = await OpenAsync(site);
        await page.AnswerAsync("accept-all");

        await page.ReloadAsync();

        await page.UntilAsync($"ran.length === {All.Length}");
        Assert.That(await page.Locator("script[src*='/_cc/held.'], script[src*='/_cc/banner.'], template[data-ccx-held]").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_placeholder_grants_what_it_needs_and_shows_it_in_place_with_the_focus([Values] bool isDecided)
    {
        await using var site = await GatedSite.StartAsync();
        var (page, others) = await OpenAsync(site);
        if (isDecided)
        {
            await page.AnswerAsync("reject-all");
            await page.ReloadAsync();
        }
        var mark = await MarkAsync(page);
        var height = await page.EvaluateAsync<double>("document.querySelector('[data-ccx-placeholder]').getBoundingClientRect().height");

        await page.GetByRole(AriaRole.Button, new() { Name = "Allow and show" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("iframe")).ToBeFocusedAsync();
        Assert.That(await page.EvaluateAsync<string[]>("async () => (await (await fetch('/_cc/state')).json()).granted"), Is.EqualTo(new[] { "necessary", "functionality" }));
        Assert.That(() => others.Select(url => new Uri(url).Host).Distinct(), Is.EqualTo(new[] { "video.example.test" }).After((int)Chromium.LongestWait, 50));
        Assert.That(await MarkAsync(page), Is.EqualTo(mark));
        Assert.That(height, Is.EqualTo(227).Within(4), "as high as the frame");
    }

    [Test]
    [Category("E02")]
    public async Task A_placeholder_neither_takes_back_nor_gives_again_what_was_decided_in_the_page_since([Values] bool hasServiceChoice)
    {
        await using var site = await GatedSite.StartAsync(hasServiceChoice: hasServiceChoice);
        var (page, _) = await OpenAsync(site);
        await page.EvaluateAsync("cookieConsent.set(['analytics'])");
        await page.UntilAsync("ran.includes('module.js')");
        var mark = await MarkAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Allow and show" }).First.ClickAsync();

        await Assertions.Expect(page.Locator("iframe")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#both")).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string[]>("cookieConsent.state.granted"), Is.EqualTo(new[] { "necessary", "functionality", "analytics" }));
        Assert.That(await MarkAsync(page), Is.EqualTo(mark), "Nothing was withdrawn.");
    }

    [Test]
    [Category("U15")]
    public async Task Without_script_the_button_leads_back_to_the_page_with_the_content()
    {
        await using var site = await GatedSite.StartAsync();
        var context = await NewContextAsync(new() { JavaScriptEnabled = false }, site.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/?page=1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Allow and show" }).First.ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(site.Address + "/?page=1");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("p")).ToHaveTextAsync("Film");
    }

    [Test]
    public async Task After_a_withdrawal_the_page_starts_again_without_what_ran()
    {
        await using var site = await GatedSite.StartAsync();
        var (page, others) = await OpenAsync(site);
        await page.AnswerAsync("accept-all");
        await page.UntilAsync($"ran.length === {All.Length}");
        var mark = await MarkAsync(page);

        // The frame is the last to be asked for.
        await Assertions.Expect(page.FrameLocator("iframe").Locator("p")).ToHaveTextAsync("Film");
        others.Clear();
        await page.EvaluateAsync("() => { cookieConsent.withdraw(); }");
        await page.UntilAsync(FormattableString.Invariant($"mark !== {mark} && document.readyState === 'complete'"));

        Assert.That(await RanAsync(page), Is.Empty);
        Assert.That(others, Is.Empty);
        Assert.That((await page.Context.CookiesAsync()).Where(cookie => cookie.Domain == "127.0.0.1").Select(cookie => cookie.Name), Is.EqualTo(new[] { "consent" }));
    }

    [Test]
    [Category("E16")]
    public async Task A_page_that_everyone_gets_starts_what_its_visitor_has_granted()
    {
        await using var site = await GatedSite.StartAsync(isCacheSafe: true);
        var (page, others) = await OpenAsync(site);
        await page.UntilAsync("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/_cc/state'))");
        Assert.That(others, Is.Empty);
        await page.AnswerAndHideAsync("accept-all");
        await page.UntilAsync($"ran.length === {All.Length}");

        await page.ReloadAsync();

        await page.UntilAsync($"ran.length === {All.Length}");
        await Assertions.Expect(page.Locator("[data-ccx-placeholder]")).ToHaveCountAsync(0);
    }

    private async Task<(IPage Page, ConcurrentQueue<string> Others)> OpenAsync(GatedSite site) => await OpenAsync(await NewContextAsync(address: site.Address));

    private static Task<string[]> RanAsync(IPage page) => page.EvaluateAsync<string[]>("ran");

    private static Task<double> MarkAsync(IPage page) => page.EvaluateAsync<double>("mark");
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>What vendors' tags find in their queues, in which order, and when they load at all (requirements S09, S10, E14, E15).</summary>
[Category("S09")]
[Category("S10")]
public sealed class ConsentModeTests : BrowserTests
{
    private const string Denied = """{"ad_storage":"denied","ad_user_data":"denied","ad_personalization":"denied","analytics_storage":"denied","functionality_storage":"denied","personalization_storage":"denied","security_storage":"granted"}""";

    private static readonly string Granted = Denied.Replace("denied", "granted", StringComparison.Ordinal);

    private static readonly string Waiting = Denied.Replace("}", ",\"wait_for_update\":500}", StringComparison.Ordinal);

    private static readonly string[] Own = ["""["js","now"]""", """["config","G-1"]"""];

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [Category("E14")]
    [Category("E15")]
    public async Task The_default_comes_first_then_the_choice_and_only_then_the_tags(bool isCacheSafe, bool hasNonce)
    {
        await using var site = await SignalSite.StartAsync(isCacheSafe, hasNonce);
        var (page, others) = await OpenAsync(site);
        var first = isCacheSafe ? Waiting : Denied;
        string[] undecided = [$"""["consent","default",{first}]""", """["set","ads_data_redaction",true]""", .. isCacheSafe ? new[] { $"""["consent","update",{Denied}]""" } : []];

        // The cache-safe page asks who its visitor is.
        await page.UntilAsync($"dataLayer.length >= {undecided.Length}");
        Assert.That(await LayerAsync(page), Is.EqualTo(undecided));
        Assert.That(others, Is.Empty, "E15: the tag manager itself waits.");

        await page.Accept().ClickAsync();
        await VendorsAreThereAsync(page);

        Assert.That(await LayerAsync(page), Is.EqualTo((string[])[.. undecided, $"""["consent","update",{Granted}]""", """["gtag loaded"]""", .. Own]));
        Assert.That(await UetAsync(page), Does.StartWith("""["consent","default",{"ad_storage":"denied"},""").And.EndsWith(""","consent","update",{"ad_storage":"granted"}]"""));
        Assert.That(await ClarityAsync(page), Does.StartWith("""[["consentv2",{"ad_Storage":"denied","analytics_Storage":"denied"}],""").And.EndsWith("""["consentv2",{"ad_Storage":"granted","analytics_Storage":"granted"}]]"""));

        await page.ReloadAsync();
        await VendorsAreThereAsync(page);

        string[] decided = isCacheSafe
            ? [$"""["consent","default",{Waiting}]""", """["set","ads_data_redaction",true]""", $"""["consent","update",{Granted}]"""]
            : [$"""["consent","default",{Granted}]""", """["set","ads_data_redaction",true]"""];
        var layer = await LayerAsync(page);
        Assert.That(layer.Take(decided.Length), Is.EqualTo(decided));
        Assert.That(layer.Where(entry => !entry.StartsWith("[\"consent\",\"update\"", StringComparison.Ordinal)).Skip(2), Is.EqualTo((string[])["""["gtag loaded"]""", .. Own]));
    }

    [Test]
    [Category("E02")]
    [Category("E16")]
    public async Task An_answer_from_before_the_choice_that_comes_after_it_takes_nothing_back()
    {
        await using var site = await SignalSite.StartAsync(isCacheSafe: true);
        var page = await (await NewContextAsync(address: site.Address)).NewPageAsync();
        var release = new TaskCompletionSource();
        var asked = 0;
        await page.RouteAsync("**/_cc/state", async route =>
        {
            var answer = await route.FetchAsync();
            Interlocked.Increment(ref asked);
            await release.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await page.GotoAsync("/");
        // The three scripts that a page for everyone has for what it grants.
        Assert.That(() => Volatile.Read(ref asked), Is.EqualTo(3).After((int)Chromium.LongestWait, 20));
        await page.Accept().ClickAsync();
        await VendorsAreThereAsync(page);

        release.SetResult();
        await page.UntilAsync("performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('/_cc/state')).length === 3");
        Assert.That(await page.StatusAsync(), Is.EqualTo("decided"));

        Assert.That((await LayerAsync(page))[2..], Is.EqualTo((string[])[$"""["consent","update",{Granted}]""", """["gtag loaded"]""", .. Own]));
        Assert.That(await page.EvaluateAsync<string[]>("cookieConsent.state.granted"), Has.Length.EqualTo(4));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your choice has been saved.");
    }

    [Test]
    [Category("S02")]
    public async Task Under_the_privacy_signal_accepting_all_leaves_advertising_denied()
    {
        await using var site = await SignalSite.StartAsync();
        var (page, others) = await OpenAsync(site, hasSignal: true);

        await page.Accept().ClickAsync();
        await page.UntilAsync("dataLayer.some(entry => entry[0] === 'config') && clarity.got");

        var update = (await LayerAsync(page)).Single(entry => entry.StartsWith("[\"consent\",\"update\"", StringComparison.Ordinal));
        using var keys = JsonDocument.Parse(update);
        Assert.That(keys.RootElement[2].EnumerateObject().Where(key => key.Value.GetString() == "denied").Select(key => key.Name), Is.EquivalentTo(new[] { "ad_storage", "ad_user_data", "ad_personalization" }));
        Assert.That(others.Where(url => url.Contains("bat.", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_withdrawal_says_denied_before_the_page_starts_again_and_the_tags_stay_away()
    {
        await using var site = await SignalSite.StartAsync();
        var (page, others) = await OpenAsync(site);
        var heard = new ConcurrentQueue<string>();
        await page.ExposeFunctionAsync("report", (string text) => heard.Enqueue(text));
        await page.AnswerAsync("accept-all");
        await page.ReloadAsync();
        await VendorsAreThereAsync(page);
        await page.EvaluateAsync("() => { document.addEventListener('ccx-change', () => report([JSON.stringify([...dataLayer.at(-1)]), window.uetq.got.at(-1).ad_storage, window.clarity.got.at(-1)[1].ad_Storage].join(' '))); new MutationObserver(() => report(document.querySelector('[role=alert], [role=status]')?.textContent ?? '')).observe(document.body, { childList: true, subtree: true }); window.isOld = true; }");
        others.Clear();

        await page.WithNavigationAsync(() => page.EvaluateAsync("() => { cookieConsent.withdraw(); }"));
        await page.UntilAsync("!window.isOld && dataLayer.length && document.readyState === 'complete'");

        Assert.That(heard, Does.Contain($"""["consent","update",{Denied}] denied denied"""));
        Assert.That(heard, Has.Some.EqualTo("Your choice has been saved. The page is loading again."));
        Assert.That((await LayerAsync(page))[0], Is.EqualTo($"""["consent","default",{Denied}]"""));
        Assert.That(others, Is.Empty);
    }

    [Test]
    public async Task A_page_from_the_history_or_made_ready_ahead_is_told_what_was_decided_since()
    {
        await using var site = await SignalSite.StartAsync();
        var browser = await Chromium.LaunchWithHistoryAsync();
        try
        {
            var context = await NewContextAsync(address: site.Address, browser: browser);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/");
            var ahead = await context.NewPageAsync();
            await ahead.GotoAsync("/");
            await page.EvaluateAsync("window.isOld = true");
            await page.Locator("main a").ClickAsync();
            await page.UntilAsync("!window.isOld && document.readyState === 'complete'");
            await page.Accept().ClickAsync();
            await VendorsAreThereAsync(page);

            await page.EvaluateAsync("history.back()");
            await page.UntilAsync("window.isOld && dataLayer.some(entry => entry[1] === 'update' && entry[2].ad_storage === 'granted')");
            await ahead.EvaluateAsync("() => { document.dispatchEvent(new Event('prerenderingchange')); }");
            await ahead.UntilAsync("dataLayer.some(entry => entry[1] === 'update' && entry[2].ad_storage === 'granted')");
        }
        finally
        {
            await browser.CloseAsync();
        }
    }

    [Test]
    public async Task In_advanced_mode_Googles_tag_loads_behind_denied_defaults_and_no_other()
    {
        await using var site = await SignalSite.StartAsync(google: GoogleConsentMode.Advanced, region: "CA-QC");
        var (page, others) = await OpenAsync(site);
        var here = Denied.Replace("}", ",\"region\":[\"CA-QC\"]}", StringComparison.Ordinal);

        Assert.That(await LayerAsync(page), Is.EqualTo(new[] { $"""["consent","default",{here}]""", """["set","ads_data_redaction",true]""", """["gtag loaded"]""" }));
        Assert.That(others.Select(url => new Uri(url).Host), Is.EqualTo(new[] { "tags.example.test" }));

        await page.Reject().ClickAsync();
        await page.UntilAsync("dataLayer.at(-1)[1] === 'update'");
        Assert.That((await LayerAsync(page))[^1], Is.EqualTo($"""["consent","update",{Denied}]"""), "A choice holds everywhere.");
        await page.ReloadAsync();
        Assert.That((await LayerAsync(page))[0], Is.EqualTo($"""["consent","default",{Denied}]"""));
    }

    [Test]
    public async Task A_service_refused_alone_is_denied_though_its_category_is_granted()
    {
        await using var site = await SignalSite.StartAsync();
        var (page, _) = await OpenAsync(site);

        await page.EvaluateAsync("() => { document.dispatchEvent(new CustomEvent('ccx-change', { detail: { granted: ['necessary', 'analytics', 'advertisement'], refusedServices: ['google-analytics', 'microsoft-advertising'] } })); }");

        var update = await page.EvaluateAsync<string>("JSON.stringify(dataLayer.find(entry => entry[1] === 'update')[2])");
        Assert.That(update, Does.Contain("\"analytics_storage\":\"denied\"").And.Contain("\"ad_storage\":\"granted\""));
        Assert.That(await page.EvaluateAsync<string>("JSON.stringify([...window.uetq].at(-1))"), Is.EqualTo("""{"ad_storage":"denied"}"""));
    }

    private async Task<(IPage Page, ConcurrentQueue<string> Others)> OpenAsync(SignalSite site, bool hasSignal = false)
    {
        var context = await NewContextAsync(address: site.Address);
        if (hasSignal)
            await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Sec-GPC"] = "1" });
        return await OpenAsync(context);
    }

    private static Task VendorsAreThereAsync(IPage page) => page.UntilAsync("window.dataLayer?.some(entry => entry[0] === 'config') && window.uetq?.got && window.clarity?.got");

    private static Task<string[]> LayerAsync(IPage page) => page.EvaluateAsync<string[]>("dataLayer.map(entry => JSON.stringify([...entry]))");

    private static Task<string> UetAsync(IPage page) => page.EvaluateAsync<string>("JSON.stringify(window.uetq.got)");

    private static Task<string> ClarityAsync(IPage page) => page.EvaluateAsync<string>("JSON.stringify(window.clarity.got)");
}

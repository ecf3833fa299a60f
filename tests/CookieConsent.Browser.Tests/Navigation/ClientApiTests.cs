using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Navigation;

/// <summary><c>window.cookieConsent</c>, where <c>&lt;consent-banner client-api /&gt;</c> asks for it.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed partial class ClientApiTests(bool isCacheSafe) : BrowserTests
{
    private SmallSite _site = null!;

    private async Task<IPage> OpenAsync(Dictionary<string, string?>? settings = null, string path = "/one")
    {
        settings = new(settings ?? []) { ["CookieConsent:Banner:CacheSafe"] = isCacheSafe.ToString() };
        _site = await SmallSite.StartAsync(hasClientApi: true, settings: settings);
        var page = await (await NewContextAsync(address: _site.Address)).NewPageAsync();
        await page.AddInitScriptAsync("window.heard = []; document.addEventListener('ccx-change', event => heard.push(event.detail.granted.join(' ')))");
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    [TearDown]
    public async Task StopSite()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Test]
    public async Task Its_members_are_those_that_its_types_promise()
    {
        var page = await OpenAsync();

        var members = await page.EvaluateAsync<string[]>("Object.keys(cookieConsent)");

        var types = await File.ReadAllTextAsync(Path.Combine(NavigationLibrary.RepositoryRoot, "src", "CookieConsent", "Banner", "Assets", "cookie-consent.d.ts"));
        var client = ClientInterface().Match(types).Groups[1].Value;
        Assert.That(members, Is.EquivalentTo(Member().Matches(client).Select(match => match.Groups[1].Value)).And.Length.EqualTo(4));
        Assert.That(await StateAsync(page), Is.EqualTo("undecided: necessary"));
    }

    [Test]
    public async Task Set_grants_what_was_named_tells_of_it_and_takes_the_banner_away()
    {
        var page = await OpenAsync();

        var granted = await page.EvaluateAsync<string[]>("async () => (await cookieConsent.set(['analytics'])).granted");

        Assert.That(granted, Is.EqualTo(new[] { "necessary", "analytics" }));
        Assert.That(await StateAsync(page), Is.EqualTo("decided: necessary analytics"));
        Assert.That(await page.EvaluateAsync<string[]>("heard"), Is.EqualTo(new[] { "necessary analytics" }));
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.ReloadAsync();
        await UntilStateAsync(page, "decided: necessary analytics");
    }

    [Test]
    public async Task Withdraw_takes_back_everything_with_its_button()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("cookieConsent.set(['analytics', 'functionality'])");
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(page.Locator("[data-ccx-withdraw]")).ToBeVisibleAsync();

        await page.EvaluateAsync("cookieConsent.withdraw()");

        Assert.That(await StateAsync(page), Is.EqualTo("decided: necessary"));
        await Assertions.Expect(page.Locator("[data-ccx-withdraw]")).ToBeHiddenAsync();
    }

    [Test]
    public async Task An_answer_on_the_banner_is_heard_too()
    {
        var page = await OpenAsync();

        await page.Accept().ClickAsync();

        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await UntilStateAsync(page, "decided: necessary functionality analytics advertisement");
        Assert.That(await page.EvaluateAsync<string[]>("heard"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Open_shows_the_dialog_and_else_the_settings_page()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("cookieConsent.open()");
        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();
        await page.EvaluateAsync("cookieConsent.set([])");
        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();
        await page.GotoAsync("/two", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await page.EvaluateAsync("document.querySelectorAll('[data-ccx-dialog], [data-ccx-settings]').forEach(element => element.remove())");
        await page.EvaluateAsync("cookieConsent.open()");

        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Cookie settings");
        await page.Locator("nav a").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/two$"));
    }

    [TestCase(403)]
    [TestCase(429)]
    [TestCase(503)]
    public async Task What_is_not_taken_is_an_error_that_says_why(int status)
    {
        var page = await OpenAsync(new() { ["CookieConsent:GrantsPerMinute"] = status == 429 ? "1" : "0" });
        if (status == 429)
            await page.EvaluateAsync("cookieConsent.set(['analytics']).then(() => cookieConsent.withdraw())");
        else
            await page.RouteAsync("**/_cc", route => route.FulfillAsync(new() { Status = status, ContentType = "application/problem+json", Body = """{"detail":"Because of the test."}""" }));

        var error = await page.EvaluateAsync<string>("cookieConsent.set(['functionality']).catch(error => `${error instanceof Error} ${error.status} ${error.message}`)");

        Assert.That(error, Is.EqualTo(status == 429
            ? "true 429 cookieConsent: Too many choices came from this address. Try again in a minute. (429)"
            : $"true {status} cookieConsent: Because of the test. ({status})"));
        Assert.That(await StateAsync(page), Does.EndWith(": necessary"));
    }

    [Test]
    public async Task A_grant_names_the_notice_on_the_page_only_where_it_is_seen()
    {
        var page = await OpenAsync();
        var bodies = new ConcurrentQueue<string>();
        page.Request += (_, request) => bodies.Enqueue(request.PostData ?? "");
        var shown = await page.Banner().Locator("[name=shown]").InputValueAsync();

        await page.EvaluateAsync("cookieConsent.set(['analytics'])");
        // The page for everyone hides it at once, and takes it away with the visitor's new sheet.
        await page.UntilAsync("!document.querySelector('[data-ccx-banner]')?.getClientRects().length");
        await page.EvaluateAsync("cookieConsent.set(['functionality'])");

        Assert.That(bodies.Where(body => body.Contains("choice", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $$"""{"choice":"save","categories":["analytics"],"shown":"{{shown}}"}""",
            """{"choice":"save","categories":["functionality"]}""",
        }));
    }

    private const string State = "`${cookieConsent.state.status}: ${cookieConsent.state.granted.join(' ')}`";

    private static Task<string> StateAsync(IPage page) => page.EvaluateAsync<string>(State);

    private static Task UntilStateAsync(IPage page, string state) => page.UntilAsync($"{State} === '{state}'");

    [GeneratedRegex(@"interface CookieConsentClient \{(.*?)\n\}", RegexOptions.Singleline)]
    private static partial Regex ClientInterface();

    [GeneratedRegex(@"^  (?:readonly )?(\w+)[(:]", RegexOptions.Multiline)]
    private static partial Regex Member();
}

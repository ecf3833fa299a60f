using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>The shop's policy allows nothing inline and nothing from elsewhere, or nothing at all without a nonce.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class ContentSecurityPolicyTests(bool hasNonces) : BrowserTests
{
    private protected override ShopHost Shop => hasNonces ? Shops.WithNonces : Shops.Plain;

    [Test]
    public async Task The_whole_way_of_a_visitor_breaks_no_rule_and_logs_no_error()
    {
        var errors = new ConcurrentQueue<string>();
        var context = await NewContextAsync();
        await context.ExposeFunctionAsync("reportViolation", (string violation) => errors.Enqueue(violation));
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))");
        context.Console += (_, message) => Add(message.Type is "error" or "warning", message.Text);
        context.WebError += (_, error) => Add(true, error.Error);
        // What a visitor leaves behind on the way to the next page is stopped by the browser, and not by the policy.
        context.RequestFailed += (_, request) => Add(request.Failure != "net::ERR_ABORTED", $"{request.Url} {request.Failure}");

        var page = await context.NewPageAsync();
        var answer = await page.GotoAsync("/");
        Assert.That(await answer!.HeaderValueAsync("content-security-policy"), Does.StartWith("default-src 'none'; style-src " + (hasNonces ? "'nonce-" : "'self';")));
        Assert.That(await page.Banner().EvaluateAsync<string>("banner => getComputedStyle(banner).position"), Is.EqualTo("fixed"), "The stylesheet was let in.");
        await page.OpenDialogAsync();
        await page.SettingsDialog().Locator("summary").First.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.AnswerAsync("accept-all");
        await page.UntilAsync("performance.getEntriesByType('mark').length === 3");
        await page.ReloadAsync();
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await page.Locator("main button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("footer")).ToBeVisibleAsync();
        await page.Locator("form[data-ccx-withdraw] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-ccx-withdraw]")).ToHaveCountAsync(0);
        await page.GotoAsync("/privacy");

        // What is broken on purpose is noticed, or this test shows nothing.
        Assert.That(errors, Is.Empty);
        await page.EvaluateAsync("() => new Promise(done => { addEventListener('securitypolicyviolation', done, { once: true }); document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })); })");
        Assert.That(() => errors, Is.Not.Empty.After((int)Chromium.LongestWait, 20));

        void Add(bool isWrong, string text)
        {
            if (isWrong)
                errors.Enqueue(text);
        }
    }
}

using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>The shop's policy allows nothing inline and nothing from elsewhere.</summary>
public sealed class ContentSecurityPolicyTests : BrowserTests
{
    [Test]
    public async Task Banner_dialog_and_settings_page_break_no_rule_and_log_no_error()
    {
        var errors = new List<string>();
        var context = await NewContextAsync();
        await context.ExposeFunctionAsync("reportViolation", (string violation) => errors.Add(violation));
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))");
        context.Console += (_, message) => Add(message.Type is "error" or "warning", message.Text);
        context.WebError += (_, error) => Add(true, error.Error);
        context.RequestFailed += (_, request) => Add(true, $"{request.Url} {request.Failure}");

        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.OpenDialogAsync();
        await page.SettingsDialog().Locator("summary").First.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.AnswerAsync("accept-all");
        await page.ReloadAsync();
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await page.Locator("main button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("footer")).ToBeVisibleAsync();
        await page.GotoAsync("/privacy");

        // What is broken on purpose is noticed, or this test shows nothing.
        Assert.That(errors, Is.Empty);
        await page.EvaluateAsync("() => new Promise(done => { addEventListener('securitypolicyviolation', done, { once: true }); document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })); })");
        Assert.That(() => errors, Is.Not.Empty.After((int)Chromium.LongestWait, 20));

        void Add(bool isWrong, string text)
        {
            if (isWrong)
                errors.Add(text);
        }
    }
}

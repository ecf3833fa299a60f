using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Pages that were shown before the choice: the browser's history, and another tab.</summary>
public sealed class HistoryTests : BrowserTests
{
    [Test]
    public async Task Going_back_shows_no_banner_that_is_answered([Values] bool hasScript)
    {
        var page = await (await NewContextAsync(new() { JavaScriptEnabled = hasScript })).NewPageAsync();
        await page.GotoAsync("/");
        await page.GotoAsync("/product/1");
        await page.AnswerAsync("reject-all");

        await page.GoBackAsync();
        if (!page.Url.EndsWith("/", StringComparison.Ordinal))
            await page.GoBackAsync();

        await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_page_from_the_back_forward_cache_takes_its_banner_away()
    {
        var browser = await Chromium.LaunchAsync("--disable-back-forward-cache");
        try
        {
            var page = await (await NewContextAsync(browser: browser)).NewPageAsync();
            await page.AddInitScriptAsync("addEventListener('pageshow', event => { window.isFromCache = event.persisted; })");
            await page.GotoAsync("/");
            await page.Locator(".card a").First.ClickAsync();
            await page.AnswerAsync("reject-all");

            await page.EvaluateAsync("history.back()");

            await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
            await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
            Assert.That(await page.EvaluateAsync<bool>("window.isFromCache"), Is.True, "The page came from the cache, or this test shows nothing.");
        }
        finally
        {
            await browser.CloseAsync();
        }
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
        await second.AnswerAsync("accept-all");

        await first.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(first.Banner()).ToHaveCountAsync(0);
    }
}

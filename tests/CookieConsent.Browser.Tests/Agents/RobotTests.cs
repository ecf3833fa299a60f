using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Agents;

/// <summary>Search engines and automated browsers get what everybody gets.</summary>
public sealed class RobotTests : BrowserTests
{
    private const string SearchEngine = "Mozilla/5.0 (compatible; Googlebot/2.1)";

    /// <summary>What stands inside an element with <c>data-nosnippet</c> is left out of search results; what is left begins with the page's own text.</summary>
    [Test]
    public async Task Nothing_of_the_notice_is_quoted_in_search_results([Values("/", "/product/1")] string path)
    {
        var page = await OpenShopAsync(path: path);

        var notice = await page.Locator(":is([data-ccx-banner], [data-ccx-dialog]) :is(h2, h3, p, li, td, button)").AllTextContentsAsync();
        var quoted = await page.EvaluateAsync<string>(
            """
            () => {
              const body = document.body.cloneNode(true);
              body.querySelectorAll('[data-nosnippet], script').forEach(element => element.remove());
              return body.textContent.replace(/\s+/g, ' ').trim();
            }
            """
        );

        // Short ones may be the page's own: the shop's name, "Cookie settings".
        var sentences = notice.Where(text => text.Length > 20).Append("Accept all").Append("Reject all").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(sentences, Has.Length.GreaterThan(15).And.Some.StartsWith("Cookies on this"));
            Assert.That(sentences.Where(quoted.Contains), Is.Empty);
            Assert.That(quoted, Does.StartWith("Skip to content"));
        });
    }

    [Test]
    public async Task An_automated_browser_sees_the_banner()
    {
        var page = await OpenShopAsync();

        Assert.That(await page.EvaluateAsync<bool>("navigator.webdriver"), Is.True, "or this test shows nothing");
        await Assertions.Expect(page.Accept()).ToBeVisibleAsync();
        await Assertions.Expect(page.Reject()).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_search_engine_gets_the_banner_as_everybody_does()
    {
        var page = await (await NewContextAsync(new() { UserAgent = SearchEngine })).NewPageAsync();

        await page.GotoAsync("/");

        await Assertions.Expect(page.Accept()).ToBeVisibleAsync();
    }
}

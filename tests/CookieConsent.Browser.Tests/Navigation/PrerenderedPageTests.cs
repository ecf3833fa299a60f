using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Navigation;

/// <summary>A page that the browser made ready, with its banner, before the visitor answered on the page before it.</summary>
public sealed class PrerenderedPageTests : BrowserTests
{
    private const string Rules = """<script type="speculationrules">{ "prerender": [ { "urls": [ "/two" ], "eagerness": "immediate" } ] }</script>""";

    // What the visitor sees in each frame from the moment on which the page is shown.
    private const string WatchFrames = """
        window.watched = [];
        document.addEventListener('prerenderingchange', () => {
          const watch = () => {
            watched.push(!!document.querySelector('[data-ccx-banner]')?.checkVisibility({ visibilityProperty: true }));
            requestAnimationFrame(watch);
          };
          requestAnimationFrame(watch);
        });
        """;

    [Test]
    public async Task It_shows_the_answered_banner_in_no_frame([Values] bool isCacheSafe)
    {
        await using var site = await SmallSite.StartAsync(Rules, settings: new() { ["CookieConsent:Banner:CacheSafe"] = isCacheSafe.ToString() });
        var context = await NewContextAsync(address: site.Address);
        await context.AddInitScriptAsync(WatchFrames);
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        // Playwright forbids it.
        await session.SendAsync("Page.setPrerenderingAllowed", new Dictionary<string, object> { ["isAllowed"] = true });
        await page.GotoAsync("/one");
        await site.WaitForPrerenderingAsync("/two");

        await page.Accept().ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.Locator("nav").GetByText("two").ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("two");
        Assert.That(await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].activationStart"), Is.Positive, "The page was prerendered, or this test shows nothing.");
        await page.WaitForFunctionAsync("() => watched.length > 3");
        Assert.That(await page.EvaluateAsync<bool[]>("watched"), Has.None.True);
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
    }
}

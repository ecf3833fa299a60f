using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Navigation;

/// <summary>
/// A page that the browser made ready, with its banner, before the visitor answered on the page before it. The browser's driver forbids prerendering, so
/// the page is made ready in another tab, and is told that it is shown as a prerendered one is.
/// </summary>
public sealed class PrerenderedPageTests : BrowserTests
{
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
        await using var site = await SmallSite.StartAsync(settings: new() { ["CookieConsent:Banner:CacheSafe"] = isCacheSafe.ToString() });
        var context = await NewContextAsync(address: site.Address);
        await context.AddInitScriptAsync(WatchFrames);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/one");
        var ahead = await context.NewPageAsync();
        await ahead.GotoAsync("/two");
        await Assertions.Expect(ahead.Banner()).ToBeVisibleAsync();

        await page.Accept().ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await ahead.EvaluateAsync("() => { document.dispatchEvent(new Event('prerenderingchange')); }");

        await ahead.UntilAsync("watched.length > 3");
        Assert.That(await ahead.EvaluateAsync<bool[]>("watched"), Has.None.True);
        await Assertions.Expect(ahead.Banner()).ToBeHiddenAsync();
    }
}

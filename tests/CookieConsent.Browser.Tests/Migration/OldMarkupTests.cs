using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Migration;

/// <summary>What only a browser can tell of a site that moved over from another consent script: the same tags start in the same order, and its code is told.</summary>
public sealed class OldMarkupTests : BrowserTests
{
    private static readonly OldTool[] Tools = OldTool.All;
    private readonly List<IAsyncDisposable> _sites = [];

    [TearDown]
    public async Task StopSites()
    {
        foreach (var site in _sites)
            await site.DisposeAsync();
    }

    [Test]
    [Category("E14")]
    public async Task Tags_of_the_old_script_start_with_consent_as_they_did_and_who_had_accepted_is_asked_once([ValueSource(nameof(Tools))] object tool)
    {
        var old = (OldTool)tool;
        // A name with a dot: the cookie of the old script then stands on the domain. Both sites share it, as one after the other on one host do.
        var context = await NewContextAsync();
        await context.RouteAsync(old.Files.Pattern, route => route.FulfillAsync(new() { Path = old.FileFor(route.Request.Url) }));
        await context.RouteAsync("https://www.youtube-nocookie.com/**", route => route.FulfillAsync(new() { Body = "Film", ContentType = "text/html" }));
        var page = await context.NewPageAsync();

        await page.GotoAsync(Start(old.StartBefore));
        await page.Locator(old.Accept).ClickAsync();
        await page.UntilAsync("window.ran?.at(-1).startsWith('advertising')");
        var ranThere = await RanAsync(page);
        Assert.That(await NamesAsync(context), Does.Contain(old.ConsentCookie).And.Contain("st_visitor"));

        await page.GotoAsync(Start(old.StartAfter));
        await Assertions.Expect(Root(page)).ToHaveAttributeAsync("data-statistics", "false");
        Assert.That(await RanAsync(page), Is.Null, "the old consent is none here");
        Assert.That(await NamesAsync(context), Does.Not.Contain(old.ConsentCookie));

        await page.Accept().ClickAsync();
        await Assertions.Expect(Root(page)).ToHaveAttributeAsync("data-statistics", "true");
        await page.UntilAsync("window.ran?.at(-1).startsWith('advertising')");
        Assert.That(await RanAsync(page), Is.EqualTo(ranThere).And.Length.GreaterThan(2));

        await page.ReloadAsync();
        await page.UntilAsync("window.ran?.at(-1).startsWith('advertising')");
        Assert.That(await RanAsync(page), Is.EqualTo(ranThere));
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);

        await page.Locator("[data-ccx-withdraw] button").ClickAsync();
        await Assertions.Expect(Root(page)).ToHaveAttributeAsync("data-statistics", "false");
        await page.UntilAsync("!window.ran && document.readyState === 'complete'");
        Assert.That((await NamesAsync(context)).Where(name => !name.StartsWith(".AspNetCore.", StringComparison.Ordinal)), Is.EqualTo(new[] { "consent" }));
    }

    private string Start(Func<(IAsyncDisposable, int)> start)
    {
        var (site, port) = start();
        _sites.Add(site);
        return $"http://www.example.test:{port}/";
    }

    private static ILocator Root(IPage page) => page.Locator("html");

    private static Task<string[]?> RanAsync(IPage page) => page.EvaluateAsync<string[]?>("window.ran ?? null");

    private static async Task<IReadOnlyList<string>> NamesAsync(IBrowserContext context) => [.. (await context.CookiesAsync()).Select(cookie => cookie.Name)];
}

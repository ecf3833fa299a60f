using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Navigation;

/// <summary>Pages that are put into the document of another: the banner goes on working, and works once.</summary>
public sealed class EnhancedNavigationTests : BrowserTests
{
    private static readonly Dictionary<string, string?> CacheSafe = new() { ["CookieConsent:Banner:CacheSafe"] = "true" };

    [Test]
    public async Task An_answer_on_a_later_page_is_sent_once_and_holds_on_all_of_them(
        [ValueSource(typeof(NavigationLibrary), nameof(NavigationLibrary.All))] object library,
        [Values] bool isCacheSafe
    )
    {
        await using var site = await ((NavigationLibrary)library).StartSiteAsync(isCacheSafe ? CacheSafe : null);
        var page = await OpenAsync(site);
        await GoAsync(page, "two");
        await GoAsync(page, "bare");
        await GoAsync(page, "two");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();

        await page.Accept().ClickAsync();

        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your choice has been saved.");
        Assert.That(site.Requests.Count(request => request == "POST /_cc"), Is.EqualTo(1));
        await GoAsync(page, "one");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("two");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.EvaluateAsync("history.go(-3)");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("one");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        Assert.That(await page.EvaluateAsync<bool>("window.isFirstDocument"), Is.True, "Every page was put into the first document, or this test shows nothing.");
    }

    private async Task<IPage> OpenAsync(SmallSite site)
    {
        var context = await NewContextAsync(address: site.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/one", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("window.isFirstDocument = true");
        return page;
    }

    private static async Task GoAsync(IPage page, string name)
    {
        await page.Locator("nav").GetByText(name).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
    }
}

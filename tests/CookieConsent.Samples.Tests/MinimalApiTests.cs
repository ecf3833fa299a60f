using CookieConsent.Browser.Tests;
using Microsoft.Playwright;

namespace CookieConsent.Samples.Tests;

/// <summary>The page of the sample MinimalApi, where banner and settings are its own.</summary>
internal sealed class MinimalApiTests
{
    [Test]
    [Category("P09")]
    public async Task Without_a_grant_that_holds_nothing_runs_and_the_visitor_is_told_why()
    {
        var process = await SampleProcesses.GetAsync(Samples.MinimalApi);
        await using var context = await Chromium.Browser.NewContextAsync(new() { BaseURL = process.Address });
        var page = await context.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await page.RouteAsync("**/_cc", route => route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());
        await page.GotoAsync("/");

        await page.Locator("#consent button[value=accept-all]").ClickAsync();
        await Assertions.Expect(page.Locator("#consent [role=alert]")).ToContainTextAsync("cannot be recorded");
        await Assertions.Expect(page.Locator("#consent")).ToBeVisibleAsync();
        Assert.That(asked, Has.None.EqualTo("/api/offers").And.None.EqualTo("/api/visits"));
        Assert.That((await page.APIRequest.GetAsync("/api/offers")).Status, Is.EqualTo(403));

        await page.UnrouteAllAsync();
        await page.Locator("#consent a[data-opens-settings]").ClickAsync();
        await Assertions.Expect(page.Locator("dialog")).ToBeVisibleAsync();
        await page.AssertCleanAsync("the settings", "dialog");
        await page.Locator("dialog button[value=accept-all]").ClickAsync();
        await Assertions.Expect(page.Locator("#offer")).ToBeVisibleAsync();
        await page.Locator("footer button[value=reject-all]").ClickAsync();
        await Assertions.Expect(page.Locator("#offer")).ToBeHiddenAsync();
    }
}

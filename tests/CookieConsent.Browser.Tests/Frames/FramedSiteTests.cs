using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Frames;

/// <summary>A site inside a frame of another site: with <c>SameSite=None; Partitioned</c> each of them has a choice of its own.</summary>
[Category("C08")]
public sealed class FramedSiteTests : BrowserTests
{
    [Test]
    public async Task A_choice_in_a_frame_holds_there_and_nowhere_else([Values] bool hasScript)
    {
        await using var site = await FramedSite.StartAsync();
        var context = await NewContextAsync(new() { JavaScriptEnabled = hasScript }, site.Portal);
        var page = await context.NewPageAsync();
        var frame = page.FrameLocator("iframe");
        await page.GotoAsync("/");
        if (hasScript)
        {
            await frame.Locator("[data-ccx-banner] [data-ccx-settings]").ClickAsync();
            await frame.Locator("[data-ccx-dialog] input[value=analytics]").CheckAsync();
            await frame.Locator("[data-ccx-dialog] button[value=save]").ClickAsync();
        }
        else
        {
            await frame.Locator("[data-ccx-banner] button[value=accept-all]").ClickAsync();
        }
        await Assertions.Expect(frame.Locator("[data-ccx-banner]")).ToHaveCountAsync(0);

        await page.GotoAsync("/");
        await Assertions.Expect(frame.Locator("output")).ToHaveTextAsync(hasScript ? "Necessary, Analytics" : "All");
        await Assertions.Expect(frame.Locator("[data-ccx-banner]")).ToHaveCountAsync(0);

        var other = await context.NewPageAsync();
        await other.GotoAsync(site.News);
        await Assertions.Expect(other.FrameLocator("iframe").Locator("[data-ccx-banner]")).ToBeVisibleAsync();
        await other.GotoAsync(site.Address);
        await Assertions.Expect(other.Banner()).ToBeVisibleAsync();
        await other.AnswerAsync("reject-all");

        await page.GotoAsync("/");
        await Assertions.Expect(frame.Locator("output")).ToHaveTextAsync(hasScript ? "Necessary, Analytics" : "All");
        await frame.Locator("[data-ccx-withdraw] button").ClickAsync();
        await Assertions.Expect(frame.Locator("output")).ToHaveTextAsync("Necessary");

        await page.GotoAsync("/_cc");
        Assert.That(() => page.Frames[^1].Url, Does.StartWith("chrome-error:").After((int)Chromium.LongestWait, 50), "The settings page stands in no frame.");
    }
}

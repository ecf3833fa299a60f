using CookieConsent.Browser.Tests;
using Microsoft.Playwright;

namespace CookieConsent.Samples.Tests;

/// <summary>The interactive page of the sample Blazor keeps its circuit while the visitor decides, in its own tab and in another.</summary>
internal sealed class BlazorCircuitTests
{
    [Test]
    [Category("C08")]
    public async Task An_interactive_page_follows_the_visitor_in_its_own_tab_and_in_another()
    {
        var process = await SampleProcesses.GetAsync(Samples.Blazor);
        await using var context = await Chromium.Browser.NewContextAsync(new() { BaseURL = process.Address });
        context.SetDefaultTimeout(Chromium.LongestWait);
        var errors = new List<string>();
        context.WebError += (_, error) => errors.Add(error.Error);
        var (page, other) = (await context.NewPageAsync(), await context.NewPageAsync());

        // Over enhanced navigation into the circuit, whose own state is the counter.
        await page.GotoAsync("/lamps");
        await page.EvaluateAsync("window.isFirstDocument = true");
        await page.Locator("nav a[href=live]").ClickAsync();
        await page.Locator(".count").ClickAsync();
        await other.GotoAsync("/live");
        await Assertions.Expect(other.Locator(".count")).ToBeEnabledAsync();
        await ShowsAsync(page, "Necessary (Undecided)");

        await other.Locator("[data-ccx-banner] button[value=accept-all]").ClickAsync();
        await ShowsAsync(other, "All (Decided)");
        await ShowsAsync(page, "All (Decided)");
        await Assertions.Expect(page.Locator(".measured")).ToBeVisibleAsync();

        // Sent as a form, which no script sees.
        await other.GotoAsync("/lamps");
        await other.Locator("footer button[value=reject-all]").ClickAsync();
        await ShowsAsync(page, "Necessary (Decided)");
        await Assertions.Expect(page.Locator(".measured")).ToHaveCountAsync(0);

        await page.Locator("[data-ccx-banner] button[value=accept-all]").ClickAsync();
        await ShowsAsync(page, "All (Decided)");
        await page.EvaluateAsync("fetch('/_cc', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{\"choice\":\"reject-all\"}' })");
        await ShowsAsync(page, "Necessary (Decided)");

        await Assertions.Expect(page.Locator(".count")).ToHaveTextAsync("Counted 1");
        Assert.That(await page.EvaluateAsync<bool>("window.isFirstDocument"), Is.True);
        Assert.That(errors, Is.Empty);
    }

    private static Task ShowsAsync(IPage page, string granted) => Assertions.Expect(page.Locator(".granted")).ToHaveTextAsync(granted);
}

using CookieConsent.Browser.Tests;
using Microsoft.Playwright;

namespace CookieConsent.Samples.Tests;

/// <summary>What others load in the sample Blazor, whose pages enhanced navigation puts into one document.</summary>
internal sealed class BlazorThirdPartyTests
{
    private static readonly string[] Told = ["consent default denied", "consent update granted", "js", "config"];

    [Test]
    [Category("E14")]
    [Category("E15")]
    [Category("S09")]
    public async Task Each_page_starts_what_it_holds_itself_and_Google_is_told_once_and_of_every_change()
    {
        var process = await SampleProcesses.GetAsync(Samples.Blazor);
        await using var context = await Chromium.Browser.NewContextAsync(new() { BaseURL = process.Address });
        context.SetDefaultTimeout(Chromium.LongestWait);
        var (errors, others) = (new List<string>(), new List<string>());
        context.WebError += (_, error) => errors.Add(error.Error);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(process.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                others.Add(request.Url);
        };
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.EvaluateAsync("window.isFirstDocument = true");
        await GoAsync(page, "lamps", "All lamps");
        Assert.That(others, Is.Empty, "before a choice");
        Assert.That(await ToldAsync(page), Is.EqualTo(Told[..1]));

        await page.Locator("[data-ccx-banner] button[value=accept-all]").ClickAsync();
        await Assertions.Expect(page.Locator("iframe")).ToHaveAttributeAsync("src", "https://www.youtube-nocookie.com/embed/xyz");
        await page.UntilAsync("dataLayer.some(entry => entry[0] === 'config')");
        await GoAsync(page, "", "Good light");
        await Assertions.Expect(page.Locator("iframe")).ToHaveAttributeAsync("src", "https://www.youtube-nocookie.com/embed/abc");
        await GoAsync(page, "lamps", "All lamps");
        Assert.That(await ToldAsync(page), Is.EqualTo(Told), "Neither twice nor lost.");
        Assert.That(others.Count(url => url.Contains("gtag/js", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await page.EvaluateAsync<bool>("window.isFirstDocument"), Is.True, "Every page was put into the first document, or this test shows nothing.");

        // Decided elsewhere: the next page knows, and what has run in this document is gone with it.
        await page.EvaluateAsync("fetch('/_cc', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{\"choice\":\"reject-all\"}' })");
        await page.Locator("nav a[href='']").ClickAsync();
        await page.UntilAsync("!window.isFirstDocument && window.dataLayer?.length");
        Assert.That(await ToldAsync(page), Is.EqualTo(Told[..1]));
        Assert.That(errors, Is.Empty);
    }

    private static async Task GoAsync(IPage page, string address, string title)
    {
        await page.Locator($"nav a[href='{address}']").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
    }

    private static Task<string[]> ToldAsync(IPage page) =>
        page.EvaluateAsync<string[]>("dataLayer.map(([name, command, values]) => name === 'consent' ? `${name} ${command} ${values.analytics_storage}` : name)");
}

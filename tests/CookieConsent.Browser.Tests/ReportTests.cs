using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>The report as the compliance team opens it, in a shop whose records are in SQLite.</summary>
[Category("P08")]
public sealed class ReportTests : BrowserTests
{
    [Test]
    public async Task Without_script_the_report_is_read_and_a_record_looked_up_and_erased()
    {
        var context = await NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.AnswerAsync("accept-all");
        var cookie = (await context.CookiesAsync()).Single(cookie => cookie.Name == "consent").Value;
        await OpenReportAsync(page);
        await Assertions.Expect(page.Locator("#open ~ ol h3").First).ToHaveTextAsync("zz_partner");
        await Assertions.Expect(page.Locator("figure > svg")).ToHaveCountAsync(2);

        var id = cookie[^22..];
        await page.Locator("input[name=id]").FillAsync(id);
        await page.GetByRole(AriaRole.Button, new() { Name = "Look up" }).ClickAsync();
        await Assertions.Expect(page.Locator("dd").First).ToHaveTextAsync(id);
        Assert.That(page.Url, Does.Not.Contain(id));

        await page.Locator("input[name=confirm]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The record was erased");
    }

    [Test]
    [Category("W11")]
    public async Task The_report_is_clean_in_both_themes_and_never_wider_than_the_window()
    {
        var page = await OpenShopAsync();
        await page.Locator("[data-ccx-banner] button[value=accept-all]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-ccx-banner]")).ToBeHiddenAsync();
        await OpenReportAsync(page);
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var folded = page.Locator("details:not([open]) > summary");
            while (await folded.CountAsync() > 0)
                await folded.First.ClickAsync();
            await page.AssertCleanInBothThemesAsync($"report, {width} px");
            Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        }
    }

    private static async Task OpenReportAsync(IPage page)
    {
        await page.GotoAsync("/login?returnUrl=/cookie-report");
        await page.GetByLabel("Name").FillAsync("kari");
        await page.GetByLabel("Password").FillAsync("midnight-sun");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Cookie report");
        await page.WaitForLoadStateAsync();
    }
}

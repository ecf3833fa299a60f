using System.Text.RegularExpressions;
using CookieConsent.Browser.Tests.Oracle;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Expiry;

/// <summary>
/// What the tests of deletion share: a visitor of two sites on one deep host, of which one sets whatever it is told and the other has the library.
/// No answer of either may clear the site's data, which would end the visitor's session (requirement E13).
/// </summary>
[Category("E12")]
[Category("E13")]
public abstract class ExpiryContract : BrowserTests
{
    private static readonly Lazy<Task<TwinSites>> Shared = new(() => TwinSites.StartAsync(OracleCookies.Settings));
    private readonly List<string> _clearing = [];

    /// <summary>The two sites, which keep nothing of a visitor and so serve all tests.</summary>
    private protected static Task<TwinSites> SitesAsync() => Shared.Value;

    /// <summary>Closes the sites after the last test.</summary>
    internal static async Task CloseAsync()
    {
        if (Shared.IsValueCreated)
            await (await Shared.Value).DisposeAsync();
    }

    [TearDown]
    public void Nothing_cleared_the_sites_data() => Assert.That(_clearing, Is.Empty);

    /// <summary>A visitor whose browser holds cookies that the other site set.</summary>
    private protected async Task<IPage> NewVisitorAsync(string scheme, params IReadOnlyList<string> lines)
    {
        var sites = await SitesAsync();
        var context = await NewContextAsync(address: sites.Filtered(scheme));
        context.Response += (_, response) =>
        {
            if (response.Headers.ContainsKey("clear-site-data"))
                _clearing.Add(response.Url);
        };
        var page = await context.NewPageAsync();
        await page.GotoAsync(sites.Page(sites.Plain(scheme), lines, path: "/shop/page"));
        return page;
    }

    /// <summary>Answers on the settings page of the site with the library.</summary>
    private protected static async Task ChooseAsync(IPage page, string choice, params IEnumerable<CookieCategories> ticked)
    {
        await page.GotoAsync("/_cc?returnUrl=/chosen");
        foreach (var category in ticked)
            await page.Locator($"main input[value={category.ToString().ToLowerInvariant()}]").CheckAsync();
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.Locator($"main button[value={choice}]").ClickAsync(),
            response => response.Request.Method == "POST"
        );
        Assert.That(answer.Status, Is.EqualTo(303), answer.Url);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/chosen$"));
    }

    /// <summary>Names of the cookies in the browser that a visitor who granted these categories may not hold.</summary>
    private protected static async Task<IReadOnlyList<string>> RefusedAsync(IPage page, CookieCategories granted = CookieCategories.None) =>
        [.. (await page.Context.CookiesAsync()).Where(cookie => !OracleCookies.MayHold(cookie.Name, granted)).Select(cookie => $"{cookie.Name} {cookie.Domain} {cookie.Path} {cookie.PartitionKey}")];
}

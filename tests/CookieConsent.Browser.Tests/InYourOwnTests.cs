using CookieConsent.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>What the README tells people to write in their own tests, so that it is known to compile.</summary>
internal static class InYourOwnTests
{
    public static async Task BeginAsync(IBrowser browser)
    {
        using var factory = new WebApplicationFactory<Program>();
        using var client = factory.CreateClient().WithConsent(CookieCategories.All);

        // The same for a browser, here Playwright's: address and scheme are those that it opens.
        var state = await client.ConsentStorageStateAsync(CookieCategories.Analytics);
        await using var context = await browser.NewContextAsync(new() { StorageState = state });
    }
}

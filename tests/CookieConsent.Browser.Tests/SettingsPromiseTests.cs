using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>What privacy notices commonly promise of the settings.</summary>
[Category("U09")]
public sealed class SettingsPromiseTests : BrowserTests
{
    [Test]
    [Category("U06")]
    public async Task A_click_on_a_categorys_heading_opens_it_and_ticks_nothing([Values] bool isPage)
    {
        var page = await OpenAsync(isPage);
        var category = page.Locator(".ccx-category").Filter(new() { Has = page.Locator("[value=analytics]") });
        await Assertions.Expect(category.GetByRole(AriaRole.Table, new() { IncludeHidden = false })).ToHaveCountAsync(0);

        await category.Locator("h2, h3").ClickAsync();

        await Assertions.Expect(category.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Assertions.Expect(category.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
    }

    [Test]
    [Category("W01")]
    public async Task The_keyboard_opens_a_category_and_ticks_it_apart()
    {
        var page = await OpenAsync(isPage: false);
        var category = page.Locator(".ccx-category").Nth(1);
        await category.GetByRole(AriaRole.Checkbox).FocusAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(category.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Assertions.Expect(category.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(category.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
    }

    [Test]
    [Category("W09")]
    public async Task The_heading_is_the_name_of_its_box_and_what_it_is_for_is_read_with_it()
    {
        var page = await OpenAsync(isPage: false);

        foreach (var category in await page.Locator(".ccx-category").AllAsync())
        {
            var box = category.GetByRole(AriaRole.Checkbox);
            await Assertions.Expect(box).ToHaveAccessibleNameAsync(await category.Locator("h3").InnerTextAsync());
            await Assertions.Expect(box).ToHaveAccessibleDescriptionAsync(await category.Locator("summary span").InnerTextAsync());
        }
    }

    [Test]
    [Category("W07")]
    public async Task Necessary_cannot_be_switched_off_and_says_why()
    {
        var page = await OpenAsync(isPage: true);
        var box = page.GetByRole(AriaRole.Checkbox, new() { Name = "Necessary" });

        await Assertions.Expect(box).ToBeDisabledAsync();
        await Assertions.Expect(page.GetByText("the website does not work without these cookies")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_table_tells_provider_policy_third_parties_and_session_cookies_from_lasting_ones()
    {
        var page = await OpenAsync(isPage: true);
        foreach (var summary in await page.Locator("summary").AllAsync())
            await summary.ClickAsync();

        var google = page.GetByRole(AriaRole.Row, new() { Name = "Google Analytics" });
        await Assertions.Expect(google.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^https://"));
        await Assertions.Expect(google.Locator("[data-ccx-label='Third party']")).ToHaveTextAsync("Yes");
        await Assertions.Expect(page.Locator("tr:has(> th:text-is('Nordlys Lamps'))").Locator("[data-ccx-label='Third party']")).ToHaveTextAsync("No");
        var lifetimes = await page.Locator("[data-ccx-label=Lifetime]").AllInnerTextsAsync();
        Assert.That(lifetimes, Does.Contain("Until you close the browser").And.Contain("1 month"));
        Assert.That(lifetimes, Has.None.Empty);
    }

    private async Task<IPage> OpenAsync(bool isPage)
    {
        var page = await OpenShopAsync(path: isPage ? "/_cc?culture=en" : "/");
        if (!isPage)
            await page.OpenDialogAsync();
        return page;
    }
}

using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>The second layer, opened in place.</summary>
public sealed class DialogTests : BrowserTests
{
    [Test]
    [Category("W01")]
    public async Task It_opens_in_place_with_a_name_and_the_focus_inside()
    {
        var page = await OpenShopAsync();
        var address = page.Url;

        await page.OpenDialogAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Cookie settings", Exact = true })).ToBeVisibleAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(page.Url, Is.EqualTo(address));
            Assert.That(await page.SettingsDialog().EvaluateAsync<bool>("dialog => dialog.matches(':modal') && dialog.contains(document.activeElement)"), Is.True);
            await Assertions.Expect(page.SettingsDialog().Locator(".ccx-close")).ToBeVisibleAsync();
        });
    }

    [TestCase("Tab")]
    [TestCase("Shift+Tab")]
    [Category("W01")]
    public async Task The_tab_key_goes_round_inside(string key)
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();
        var controls = await page.SettingsDialog().Locator("a:visible, button:visible, summary:visible, input:enabled:visible").CountAsync();
        var seen = new List<int>();

        // Once round and once again. Between the last control and the first one the browser's own window has its turn.
        for (var i = 0; i < 2 * (controls + 1); i++)
        {
            await page.Keyboard.PressAsync(key);
            seen.Add(
                await page.EvaluateAsync<int>(
                    "() => document.activeElement === document.body ? -1 : document.activeElement.closest('dialog') ? [...document.querySelectorAll('*')].indexOf(document.activeElement) : -2"
                )
            );
        }

        Assert.Multiple(() =>
        {
            Assert.That(seen, Has.None.EqualTo(-2), "Nothing behind the dialog gets the focus.");
            Assert.That(seen.Where(index => index >= 0).Distinct().Count(), Is.GreaterThanOrEqualTo(controls));
            Assert.That(seen.Where(index => index >= 0).GroupBy(index => index).Count(group => group.Count() >= 2), Is.GreaterThanOrEqualTo(controls - 1), "It comes round again.");
        });
    }

    [TestCase("[data-ccx-banner] [data-ccx-settings]")]
    [TestCase("footer [data-ccx-settings]")]
    [Category("W01")]
    public async Task Escape_closes_it_and_the_focus_returns_to_what_opened_it(string invoker)
    {
        var page = await OpenShopAsync();
        await page.Locator(invoker).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(invoker)).ToBeFocusedAsync();
    }

    [Test]
    [Category("U04")]
    [Category("U05")]
    [Category("W07")]
    public async Task Only_necessary_is_ticked_and_it_cannot_be_unticked()
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();

        var boxes = page.SettingsDialog().GetByRole(AriaRole.Checkbox);

        await Assertions.Expect(boxes).ToHaveCountAsync(4);
        await Assertions.Expect(page.SettingsDialog().Locator("input:not([type=hidden])")).ToHaveCountAsync(4);
        await Assertions.Expect(page.SettingsDialog().GetByRole(AriaRole.Checkbox, new() { Name = "Necessary" })).ToBeCheckedAsync();
        await Assertions.Expect(page.SettingsDialog().GetByRole(AriaRole.Checkbox, new() { Name = "Necessary" })).ToBeDisabledAsync();
        foreach (var name in new[] { "Functionality", "Analytics", "Advertisement" })
            await Assertions.Expect(page.SettingsDialog().GetByRole(AriaRole.Checkbox, new() { Name = name })).Not.ToBeCheckedAsync();
    }

    [Test]
    [Category("W07")]
    [Category("W09")]
    public async Task Every_control_is_named_as_it_is_labelled_and_says_what_it_is_for()
    {
        var page = await OpenShopAsync();
        Assert.That(await page.Banner().AriaSnapshotAsync(), Does.Contain("button \"Accept all\"").And.Contain("button \"Reject all\"").And.Contain("link \"Settings\""));
        await page.OpenDialogAsync();
        var dialog = page.SettingsDialog();

        foreach (var button in new[] { "Close", "Save choice", "Accept all", "Reject all" })
            await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true })).ToHaveTextAsync(button);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Necessary", Exact = true })).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Always on"));
        await Assertions.Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Analytics", Exact = true })).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Measures"));
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Analytics", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Analytics", Exact = true })).ToBeCheckedAsync();
    }

    [Test]
    [Category("U09")]
    public async Task Every_service_is_listed_with_provider_purpose_third_party_cookies_and_lifetimes()
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();
        await page.OpenTablesAsync();

        var rows = await page.SettingsDialog().EvaluateAsync<string[]>(
            """
            dialog => [...dialog.querySelectorAll('tbody')].map(body => [body.querySelector('th'), ...body.querySelectorAll('td')]
              .map(cell => cell.checkVisibility() ? cell.innerText.trim() : '').join('|'))
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Length.EqualTo(9).And.All.Not.Contains("||"));
            Assert.That(rows.Single(row => row.StartsWith("Google Analytics", StringComparison.Ordinal)), Does.Contain("|Google|Counts visits").And.Contain("|Yes|_ga|2 years|"));
            Assert.That(rows.Single(row => row.StartsWith("Nordlys Lamps", StringComparison.Ordinal)), Does.Contain("|No|lang|1 year|recent_*|1 month"));
        });
        await Assertions.Expect(page.SettingsDialog().GetByRole(AriaRole.Link, new() { Name = "Google", Exact = true }).First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^https://"));
    }

    [Test]
    [Category("U11")]
    public async Task One_question_is_asked_at_a_time()
    {
        var page = await OpenShopAsync();
        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();

        await page.OpenDialogAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();

        await page.GotoAsync("/_cc");
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("button[value=accept-all]")).ToHaveCountAsync(1);
    }

    [Test]
    [Category("U10")]
    [Category("W08")]
    public async Task Saving_takes_exactly_what_is_ticked_says_so_and_moves_no_focus()
    {
        var page = await OpenShopAsync();
        var status = page.Locator("[data-ccx-status]");
        await Assertions.Expect(status).ToHaveTextAsync("");
        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await page.SettingsDialog().Locator("input[value=analytics]").CheckAsync();

        await page.SettingsDialog().Locator("button[value=save]").ClickAsync();

        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await Assertions.Expect(status).ToHaveTextAsync("Your choice has been saved.");
        await Assertions.Expect(status).ToHaveAttributeAsync("role", "status");
        await Assertions.Expect(page.Locator("footer [data-ccx-settings]")).ToBeFocusedAsync();
        await page.BrowseEverythingAsync(Shop);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.EquivalentTo(ShopCookies.Of(CookieCategories.Analytics)));
    }

    [Test]
    [Category("W08")]
    public async Task An_answer_on_the_banner_is_announced()
    {
        var page = await OpenShopAsync();

        await page.Reject().ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your choice has been saved.");
    }

    [Test]
    [Category("W04")]
    public async Task Every_target_is_large_enough([Values(320, 1280)] int width, [Values("en", "ja")] string language)
    {
        var page = await OpenShopAsync(width, path: $"/?culture={language}");

        var onBanner = await SmallTargetsAsync(page.Banner());
        await page.OpenDialogAsync();
        foreach (var details in await page.SettingsDialog().Locator("summary").AllAsync())
            await details.ClickAsync();
        var inDialog = await SmallTargetsAsync(page.SettingsDialog());

        Assert.Multiple(() =>
        {
            Assert.That(onBanner, Is.Empty);
            Assert.That(inDialog, Is.Empty);
        });

        // Links in running text and in cells are exempt (WCAG 2.5.8, inline); the target of a checkbox is its whole label.
        static Task<string[]> SmallTargetsAsync(ILocator root) =>
            root.EvaluateAsync<string[]>(
                """
                root => [...root.querySelectorAll('a, button, summary, input:not([type=hidden])')]
                  .filter(target => !target.closest('p, td'))
                  .map(target => [target, (target.closest('label') ?? target).getBoundingClientRect()])
                  .filter(([, box]) => box.width < 24 || box.height < 24)
                  .map(([target, box]) => `${target.outerHTML} ${box.width} x ${box.height}`)
                """
            );
    }
}

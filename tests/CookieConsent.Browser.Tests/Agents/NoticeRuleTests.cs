using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Agents;

/// <summary>
/// Lists that hide cookie notices for those who want to see none. Such a list does not take ours by accident, and where it names ours the
/// visitor has answered nothing, which grants nothing, and has the page for themselves.
/// </summary>
public sealed class NoticeRuleTests : BrowserTests
{
    private const string Hide = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.ccx-banner { display: none !important }');
        document.adoptedStyleSheets = [sheet];
        """;

    [Test]
    [Category("U16")]
    public async Task No_general_rule_hides_or_blocks_anything_of_ours()
    {
        var (selectors, addresses) = await MatchesAsync(new NoticeRules());

        Assert.Multiple(() =>
        {
            Assert.That(selectors, Is.Empty);
            Assert.That(addresses, Is.Empty);
        });
    }

    [Test]
    [Category("U16")]
    public async Task A_rule_that_names_ours_is_noticed()
    {
        var (selectors, addresses) = await MatchesAsync(new NoticeRules("[data-ccx-status]", "body.ccx-page", ".ccx-table", "block /_cc/*.js", "block /_cc?returnUrl="));

        Assert.That(selectors, Is.EquivalentTo(new[] { "[data-ccx-status]", "body.ccx-page", ".ccx-table" }));
        Assert.That(addresses, Has.Count.GreaterThanOrEqualTo(2));
    }

    [Test]
    [Category("U16")]
    public async Task A_hidden_banner_grants_nothing_and_leaves_the_page_alone([Values(320, 1280)] int width)
    {
        var page = await NewPageAsync(width);
        await page.AddInitScriptAsync(Hide);
        await page.GotoAsync("/");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();

        await page.FollowAsync(".card a", "Tind");
        await page.WheelAsync(10_000);
        await page.UntilAsync("Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight");

        Assert.That(await page.StatusAsync(), Is.EqualTo("undecided"));
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);
        await page.UntilAsync("Math.abs(document.querySelector('footer').getBoundingClientRect().bottom - innerHeight) < 1");
    }

    [Test]
    [Category("U16")]
    public async Task Behind_a_hidden_banner_the_settings_can_still_be_opened_and_saved()
    {
        var page = await NewPageAsync();
        await page.AddInitScriptAsync(Hide);
        await page.GotoAsync("/");

        await page.Locator("footer [data-ccx-settings]").ClickAsync();
        await page.SettingsDialog().Locator("input[value=analytics]").CheckAsync();
        await page.SettingsDialog().Locator("button[value=save]").ClickAsync();

        await Assertions.Expect(page.SettingsDialog()).ToHaveCountAsync(0);
        Assert.That(await page.StatusAsync(), Is.EqualTo("decided"));
    }

    // Everything that we write stands on one of these pages; the shop's own names are not on such lists either.
    private async Task<(IReadOnlyCollection<string> Selectors, IReadOnlyCollection<string> Addresses)> MatchesAsync(NoticeRules rules)
    {
        var selectors = new HashSet<string>();
        var addresses = new ConcurrentBag<string>();
        var page = await NewPageAsync();
        page.Request += (_, request) => Judge(request.Url);

        await page.GotoAsync("/");
        await CollectAsync();
        await page.AnswerAsync("accept-all");
        foreach (var path in new[] { "/", "/_cc?returnUrl=/", "/privacy" })
        {
            await page.GotoAsync(path);
            await CollectAsync();
        }
        return (selectors, addresses);

        async Task CollectAsync()
        {
            selectors.UnionWith(await page.EvaluateAsync<string[]>("selectors => selectors.filter(selector => document.querySelector(selector))", rules.Selectors));
            foreach (var address in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[href], [src], [action]')].map(element => element.href || element.src || element.action)"))
                Judge(address);
        }

        void Judge(string address)
        {
            if (rules.Blocking(address) is { } pattern)
                addresses.Add($"{address} by {pattern}");
        }
    }
}

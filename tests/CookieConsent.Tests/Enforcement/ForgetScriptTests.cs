using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The script that takes refused cookies and storage keys out of the browser: who gets it, and what it looks for (requirement E12).</summary>
[Category("E12")]
internal sealed partial class ForgetScriptTests
{
    [TestCase(Visitor.Undecided, false)]
    [TestCase(Visitor.Refused, true)]
    [TestCase(Visitor.Partial, true)]
    [TestCase(Visitor.Accepted, false)]
    public async Task The_state_names_it_where_something_was_refused(Visitor visitor, bool isNamed)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var state = (await harness.GetAsync("/_cc/state", visitor)).Json();

        Assert.That(state.TryGetProperty("forget", out var address), Is.EqualTo(isNamed));
        if (isNamed)
            Assert.That((await harness.GetAsync(address.GetString()!)).Header("Cache-Control"), Does.Contain("immutable"));
    }

    [Test]
    public async Task The_answer_to_a_refusal_names_it()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.PostAsync("/_cc", """{"choice":"reject-all"}""", "application/json");

        Assert.That(answer.Json().GetProperty("forget").GetString(), Does.Match("^/_cc/forget\\.[0-9a-f]{12}\\.js$"));
    }

    [Test]
    [Category("C07")]
    public async Task What_has_lapsed_is_not_refused()
    {
        await using var before = await RequestHarness.StartAsync(new());
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Analytics].Add("more") });

        var state = (await harness.GetAsync("/_cc/state", before.ConsentCookie(CookieCategories.Analytics))).Json();

        Assert.That(state.TryGetProperty("forget", out _), Is.False);
    }

    [Test]
    public async Task In_report_only_mode_nothing_is_removed()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Mode = ConsentMode.ReportOnly });

        Assert.That((await harness.GetAsync("/_cc/state", Visitor.Refused)).Json().TryGetProperty("forget", out _), Is.False);
    }

    [Test]
    public async Task It_looks_for_what_services_and_the_short_form_name()
    {
        var services = await ReadAsync(options =>
        {
            options.Services["microsoft-clarity"] = new() { Storage = { "heat_*" } };
            options.Cookies[CookieCategories.Analytics].Add("*");
        });

        var clarity = services.Single(service => service.Id == "microsoft-clarity");
        Assert.Multiple(() =>
        {
            Assert.That(clarity.Category, Is.EqualTo("analytics"));
            Assert.That(clarity.Cookies, Does.Contain("_clck"));
            Assert.That(clarity.Storage, Is.EqualTo(new[] { "heat_*", "_cltk" }));
            Assert.That(services.Where(service => service is { Id: "", Category: "analytics" }).SelectMany(service => service.Cookies), Is.EqualTo(new[] { Vocabulary.Analytics }), "A bare star takes nothing out.");
            Assert.That(services.SelectMany(service => service.Cookies), Has.None.EqualTo(Vocabulary.Necessary));
        });
    }

    [TestCase(CookieHandling.Block, "")]
    [TestCase(CookieHandling.Allow, "analytics")]
    public async Task Storage_of_a_service_that_nobody_was_told_of_is_under_no_grant_unless_its_category_decides(CookieHandling undeclared, string category)
    {
        var services = await ReadAsync(options => options.UndeclaredServices = undeclared);

        var mixpanel = services.Single(service => service.Storage.Contains("__mpq_*"));
        Assert.That((mixpanel.Category, mixpanel.Id, mixpanel.Cookies.Length), Is.EqualTo((category, "", 0)));
    }

    [Test]
    public async Task What_a_prefix_would_take_from_others_is_kept()
    {
        var services = await ReadAsync(options =>
        {
            options.Cookies[CookieCategories.Necessary].Add("ab_login");
            options.Cookies[CookieCategories.Analytics].Add("ab_*");
            options.Services["shop"] = new() { Category = CookieCategories.Necessary, Storage = { "cart_1", "other" } };
            options.Services["stats"] = new() { Category = CookieCategories.Analytics, Storage = { "cart_*" } };
        });

        var kept = services.Where(service => service.Category == "necessary").ToArray();
        Assert.That(kept.SelectMany(service => service.Cookies), Is.EqualTo(new[] { "ab_login" }));
        Assert.That(kept.SelectMany(service => service.Storage), Is.EqualTo(new[] { "cart_1" }));
    }

    [Test]
    public async Task Another_configuration_has_another_name_and_the_old_one_is_gone()
    {
        await using var first = await RequestHarness.StartAsync(new());
        await using var second = await RequestHarness.StartAsync(new() { Options = options => options.Services["microsoft-clarity"] = new() });

        var address = await AddressAsync(first);

        Assert.That(await AddressAsync(second), Is.Not.EqualTo(address));
        Assert.That((await second.GetAsync(address)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("http://shop.example.com/page?a=1", 1)]
    [TestCase("http://shop.example.com/_cc?returnUrl=%2Fpage", 1)]
    [TestCase("http://shop.example.com/other", 0)]
    [TestCase("http://shop.example.com/_ccx", 0)]
    [TestCase("http://evil.example/_cc", 0)]
    [TestCase(null, 0)]
    public async Task A_decided_visitors_page_has_it_only_behind_a_form_that_no_script_saw(string? referrer, int expected)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("consent-banner", "nonce=\"abc\"", "")) });

        var page = (await harness.GetAsync("/page?a=1", harness.ConsentCookie(CookieCategories.None), referrer is null ? [] : [("Referer", referrer)])).Parse();

        var tags = page.QuerySelectorAll("script[src*='/_cc/forget.']");
        Assert.That(tags, Has.Length.EqualTo(expected));
        Assert.That(tags.Select(tag => (tag.GetAttribute("type"), tag.GetAttribute("nonce"))), Has.All.EqualTo(("module", "abc")));
    }

    [TestCase(Visitor.Undecided, 0)]
    [TestCase(Visitor.Refused, 1)]
    [TestCase(Visitor.Accepted, 0)]
    public async Task A_page_that_carries_script_of_ours_has_it_once_where_something_was_refused(Visitor visitor, int expected)
    {
        await using var harness = await RequestHarness.StartAsync(
            new() { Handler = TagPage.Of(("consent-mode", "google", ""), ("consent-banner", "client-api", ""), ("iframe", "src=\"/film\" consent=\"Analytics\"", "")) }
        );

        var page = (await harness.GetAsync(visitor: visitor)).Parse();

        Assert.That(page.QuerySelectorAll("script[data-ccx-forget]"), Has.Length.EqualTo(expected));
    }

    [Test]
    [Category("E16")]
    public async Task A_page_for_everyone_never_has_it()
    {
        await using var harness = await RequestHarness.StartAsync(
            new() { Options = options => options.Banner.CacheSafe = true, Handler = TagPage.Of(("consent-mode", "google", ""), ("consent-banner", "client-api", ""), ("iframe", "src=\"/film\" consent=\"Analytics\"", "")) }
        );

        Assert.That((await harness.GetAsync("/", harness.ConsentCookie(CookieCategories.None), ("Referer", "http://shop.example.com/"))).Body, Does.Not.Contain("/_cc/forget."));
    }

    private static async Task<(string Category, string Id, string[] Cookies, string[] Storage)[]> ReadAsync(Action<CookieConsentOptions> options)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options });
        var script = (await harness.GetAsync(await AddressAsync(harness))).Body;
        using var table = JsonDocument.Parse(Table().Match(script).Groups[1].Value);
        return [.. table.RootElement.EnumerateArray().Select(row => (row[0].GetString()!, row[1].GetString()!, Texts(row[2]), Texts(row[3])))];

        static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static async Task<string> AddressAsync(RequestHarness harness) => (await harness.GetAsync("/_cc/state", Visitor.Refused)).Json().GetProperty("forget").GetString()!;

    [GeneratedRegex(@"const services = (\[.*?\]);const ")]
    private static partial Regex Table();
}

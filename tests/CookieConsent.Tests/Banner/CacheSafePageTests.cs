using System.Globalization;
using System.Text.RegularExpressions;
using CookieConsent.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Banner;

/// <summary>Cache-safe mode: a page with the banner is the same for every visitor, so every cache may keep it.</summary>
[Category("E16")]
internal sealed partial class CacheSafePageTests
{
    private int _pages;

    [SetUp]
    public void CountFromZero() => _pages = 0;

    [Test]
    public async Task The_output_cache_keeps_one_page_for_all_visitors([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront: isInFront, isCached: true);
        List<string> bodies = [];
        foreach (var visitor in Enum.GetValues<Visitor>())
            bodies.Add((await harness.GetAsync("/", visitor, null, ("Sec-GPC", "1"))).Body);

        Assert.That(_pages, Is.EqualTo(1));
        Assert.That(bodies, Has.All.EqualTo(bodies[0]).And.All.Contains("data-ccx-banner"));
    }

    [Test]
    public async Task Every_visitor_gets_the_same_bytes_and_no_header_forbids_to_keep_them()
    {
        await using var before = await StartAsync();
        await using var harness = await StartAsync(options => options.Cookies[CookieCategories.Analytics].Add("more"));
        var expected = await harness.GetAsync("/");

        foreach (var cookie in new[] { harness.CookieOf(Visitor.Refused)!, harness.CookieOf(Visitor.Accepted)!, before.CookieOf(Visitor.Accepted)! })
        {
            var answer = await harness.GetAsync("/", cookie, ("Sec-GPC", "1"));
            Assert.That(answer.Body, Is.EqualTo(expected.Body));
            Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("public, max-age=600", (string?)null)));
        }
    }

    [Test]
    public async Task A_page_that_asks_for_the_decision_itself_is_private_as_ever()
    {
        await using var harness = await StartAsync(page: context => _ = context.GetCookieConsent().Granted);

        var answer = await harness.GetAsync("/");

        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("private, max-age=600", "Cookie, Sec-GPC")));
    }

    [Test]
    public async Task Without_the_option_the_page_is_private()
    {
        await using var harness = await StartAsync(options => options.Banner.CacheSafe = false);

        Assert.That((await harness.GetAsync("/")).Header("Cache-Control"), Is.EqualTo("private, max-age=600"));
    }

    [Test]
    public async Task Every_part_that_only_some_are_owed_is_hidden_and_nothing_is_ticked()
    {
        await using var harness = await StartAsync();

        var html = (await harness.GetAsync("/", Visitor.Accepted)).Body;

        // Banner and dialog each have both remarks.
        Assert.That(HiddenPart().Matches(html).Select(match => match.Groups[1].Value), Is.EqualTo(new[] { "asked", "lapsed", "signal", "lapsed", "signal", "granted" }));
        Assert.That(Regex.Count(html, "data-ccx-(lapsed|signal)[ >]"), Is.EqualTo(4));
        Assert.That(Regex.Count(html, "<link[^>]* data-ccx-sheet"), Is.EqualTo(1));
        Assert.That(Regex.Count(html, " checked"), Is.EqualTo(1), "Only necessary.");
        Assert.That(html, Does.Contain("data-ccx-withdraw"));
    }

    [Test]
    public async Task Nothing_of_the_address_of_the_first_visitor_is_in_the_page()
    {
        await using var harness = await StartAsync();

        Assert.That((await harness.GetAsync("/page?click=secret")).Body, Does.Contain("data-ccx-banner").And.Not.Contain("secret").And.Not.Contain("/page"));
    }

    [Test]
    public async Task What_was_shown_has_the_same_hash_as_without_the_option()
    {
        await using var shared = await StartAsync();
        await using var own = await StartAsync(options => options.Banner.CacheSafe = false);

        Assert.That(Shown((await shared.GetAsync("/")).Body), Is.EqualTo(Shown((await own.GetAsync("/")).Body)).And.Length.EqualTo(2));
    }

    [Test]
    public async Task In_report_only_mode_the_page_has_nothing_of_ours_but_the_link()
    {
        await using var harness = await StartAsync(options => options.Mode = ConsentMode.ReportOnly);

        Assert.That((await harness.GetAsync("/")).Body, Does.Contain("data-ccx-settings").And.Not.Contain("data-ccx-sheet").And.Not.Contain("hidden"));
    }

    [TestCase("http://shop.example.com/lamps?page=2", "/lamps?page=2")]
    [TestCase("http://evil.example/", null)]
    [TestCase("http://shop.example.com/_cc?returnUrl=", null)]
    [TestCase("http://shop.example.com/_CC", null)]
    public async Task The_settings_page_goes_back_to_where_the_visitor_comes_from(string referrer, string? back)
    {
        await using var harness = await StartAsync();

        var body = (await harness.GetAsync("/_cc?returnUrl=&culture=en", "", ("Referer", referrer))).Body;

        Assert.That(LinkBack().Match(body).Groups[1].Value, Is.EqualTo(back ?? ""));
        Assert.That((await harness.GetAsync("/_cc?culture=en", "", ("Referer", referrer))).Body, Does.Not.Contain("<nav>"), "A link that does not ask for it gets no way back.");
    }

    [Test]
    public async Task A_referring_page_that_is_too_long_to_carry_along_is_not_gone_back_to()
    {
        await using var harness = await StartAsync();

        var body = (await harness.GetAsync("/_cc?returnUrl=", "", ("Referer", "http://shop.example.com/?" + new string('a', 3000)))).Body;

        Assert.That(body, Does.Not.Contain("<nav>"));
    }

    [Test]
    public async Task A_form_without_an_address_goes_back_to_the_page_that_it_stands_on()
    {
        await using var harness = await StartAsync();

        var answer = await harness.ChooseAsync("choice=reject-all&returnUrl=", "", ("Referer", "http://shop.example.com/lamps?page=2"));

        Assert.That(answer.Header("Location"), Is.EqualTo("/lamps?page=2"));
    }

    [TestCase("", "/_cc?returnUrl=")]
    [TestCase("/lamps?page=2", "/_cc?returnUrl=%2Flamps%3Fpage%3D2")]
    [TestCase("/_cc?saved&culture=en", "/_cc?culture=en")]
    [Description("The page itself may come from a cache, with the old notice in it: an answer on that would never be taken.")]
    public async Task A_grant_on_a_notice_that_is_out_of_date_is_asked_again_on_the_settings_page(string returnUrl, string location)
    {
        await using var harness = await StartAsync();

        var answer = await harness.ChooseAsync("choice=accept-all&shown=AAAAAAAAAAAAAAAA&returnUrl=" + Uri.EscapeDataString(returnUrl), "", ("Referer", "http://shop.example.com/lamps"));

        Assert.That(answer.Header("Location"), Is.EqualTo(location));
        Assert.That(answer.Kept, Is.Empty);
    }

    private async Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? options = null, bool isInFront = false, bool isCached = false, Action<HttpContext>? page = null) =>
        await RequestHarness.StartAsync(new()
        {
            Options = all =>
            {
                all.Banner.CacheSafe = true;
                options?.Invoke(all);
            },
            Host = builder => builder.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Cache())),
            Before = app => Use(app, isCached && isInFront),
            After = app => Use(app, isCached && !isInFront),
            Handler = async context =>
            {
                _pages++;
                page?.Invoke(context);
                context.Response.Headers.CacheControl = "public, max-age=600";
                await context.Response.WriteAsync(await RenderedTag.BannerAsync(context) + await RenderedTag.SettingsLinkAsync(context));
            },
        });

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
            app.UseOutputCache();
    }

    private static string[] Shown(string html) => [.. ShownField().Matches(html).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<div class=\"ccx-(\\w+)\" hidden>")]
    private static partial Regex HiddenPart();

    [GeneratedRegex("name=\"shown\" value=\"([^\"]+)\"")]
    private static partial Regex ShownField();

    [GeneratedRegex("<nav><a href=\"([^\"]*)\">")]
    private static partial Regex LinkBack();
}

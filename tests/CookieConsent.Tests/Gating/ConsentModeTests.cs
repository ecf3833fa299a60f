using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;

namespace CookieConsent.Tests.Gating;

/// <summary>What <c>&lt;consent-mode /&gt;</c> writes, and what it lets load (requirements S09, S10, E15).</summary>
[Category("S09")]
internal sealed class ConsentModeTests
{
    private const string GoogleTag = "src=\"https://www.googletagmanager.com/gtag/js?id=G-1\" async";

    [Test]
    public async Task Nothing_is_written_where_nothing_is_asked_for([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(null, ("consent-mode", "", ""));

        var answer = await harness.GetAsync(visitor: visitor);

        Assert.That(answer.Body, Is.Empty);
        Assert.That(answer.Header("Vary"), Is.Null);
    }

    [Test]
    public async Task A_plain_script_has_the_visitors_state_and_what_is_asked_for([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(null, ("consent-mode", "google url-passthrough ads-data-redaction nonce=\"abc\"", ""));

        var page = (await harness.GetAsync(visitor: visitor)).Parse();

        var script = page.QuerySelector("script[src*='/_cc/consent-mode.']")!;
        Assert.That(script.GetAttribute("data-ccx-signals"), Is.EqualTo("google ads_data_redaction url_passthrough"));
        Assert.That(script.GetAttribute("data-ccx-state"), Is.EqualTo((await harness.GetAsync("/_cc/state", visitor)).Body));
        Assert.That(script.GetAttribute("nonce"), Is.EqualTo("abc"));
        Assert.That(new[] { "type", "async", "defer" }.Where(script.HasAttribute), Is.Empty, "It has to have run before what stands behind it.");
        Assert.That((await harness.GetAsync(script.GetAttribute("src")!)).ContentType, Is.EqualTo("text/javascript; charset=utf-8"));
    }

    [Test]
    [Category("S10")]
    public async Task Options_ask_as_attributes_do()
    {
        var page = await OpenAsync(
            Visitor.Undecided,
            options =>
            {
                options.ConsentSignals.Google = GoogleConsentMode.Basic;
                options.ConsentSignals.MicrosoftUet = true;
                options.ConsentSignals.Clarity = true;
                options.ConsentSignals.UrlPassthrough = true;
            },
            ("consent-mode", "", ""),
            ("consent-mode", "", "")
        );

        Assert.That(page.QuerySelectorAll("script").Select(script => script.GetAttribute("data-ccx-signals")), Is.EqualTo(new[] { "google url_passthrough uet clarity" }));
    }

    [Test]
    [Category("S10")]
    public async Task What_is_Googles_alone_is_not_asked_for_without_Google()
    {
        var page = await OpenAsync(Visitor.Undecided, null, ("consent-mode", "microsoft-uet clarity url-passthrough ads-data-redaction", ""));

        Assert.That(page.QuerySelector("script")!.GetAttribute("data-ccx-signals"), Is.EqualTo("uet clarity"));
    }

    [Test]
    [Category("E16")]
    public async Task A_page_for_everyone_has_neither_state_nor_region()
    {
        await using var harness = await StartAsync(options => options.Banner.CacheSafe = true, ("consent-mode", "google region=\"NO\"", ""));

        var answers = new[] { await harness.GetAsync(visitor: Visitor.Undecided), await harness.GetAsync(visitor: Visitor.Accepted) };

        Assert.That(answers[0].Body, Does.Contain("data-ccx-signals=\"google\"").And.Not.Contain("data-ccx-state").And.Not.Contain("data-ccx-region").And.EqualTo(answers[1].Body));
        Assert.That(answers[0].Header("Vary"), Is.Null);
    }

    [Test]
    [Category("E16")]
    public async Task A_page_with_a_visitors_state_is_private()
    {
        await using var harness = await StartAsync(null, ("consent-mode", "google", ""));

        Assert.That((await harness.GetAsync()).Header("Cache-Control"), Does.Contain("private"));
    }

    [Test]
    public async Task In_report_only_mode_nothing_changes()
    {
        await using var harness = await StartAsync(options => options.Mode = ConsentMode.ReportOnly, ("consent-mode", "google", ""));

        Assert.That((await harness.GetAsync()).Body, Is.Empty);
    }

    [TestCase("google", "NO CA-QC")]
    [TestCase("google region=\"US-CA,SE\"", "US-CA SE")]
    [TestCase("google region=\"US-CA, SE\"", "US-CA SE")]
    public async Task Regions_come_from_the_attribute_or_else_from_the_options(string attributes, string expected)
    {
        var page = await OpenAsync(
            Visitor.Undecided,
            options =>
            {
                options.ConsentSignals.Regions.Add("NO");
                options.ConsentSignals.Regions.Add("CA-QC");
            },
            ("consent-mode", attributes, "")
        );

        Assert.That(page.QuerySelector("script")!.GetAttribute("data-ccx-region"), Is.EqualTo(expected));
    }

    [TestCase("Norway")]
    [TestCase("no")]
    [TestCase("NO,")]
    [TestCase("CA-QUEB")]
    [TestCase("CA_QC")]
    public async Task A_wrong_region_is_logged_in_production_and_everything_is_denied_everywhere(string region)
    {
        await using var harness = await StartAsync(null, ("consent-mode", $"google region=\"{region}\"", ""));

        Assert.That((await harness.GetAsync()).Body, Does.Contain("data-ccx-signals").And.Not.Contain("data-ccx-region"));
        Assert.That(harness.Site.Logs.WithId(44), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_wrong_region_is_an_exception_in_development()
    {
        var thrown = await DevelopmentException.OfAsync(TagPage.Of(("consent-mode", "google region=\"Norway\"", "")));

        Assert.That(thrown!.Message, Does.StartWith("<consent-mode region=\"Norway\"> names no region. Write codes"));
    }

    [Test]
    [Category("E15")]
    public async Task Googles_tag_itself_waits_though_it_is_told_what_is_granted([Values] Visitor visitor)
    {
        var page = await OpenAsync(
            visitor,
            options =>
            {
                options.ConsentSignals.Google = GoogleConsentMode.Basic;
                options.Services["google-tag-manager"] = new();
            },
            ("consent-mode", "", ""),
            ("script", GoogleTag, "")
        );

        Assert.That(page.QuerySelectorAll("script[src*=googletagmanager]"), Has.Length.EqualTo(visitor is Visitor.Partial or Visitor.Accepted ? 1 : 0));
    }

    [Test]
    [Category("E15")]
    public async Task In_advanced_mode_Googles_scripts_load_at_once_and_nothing_else_does([Values(Visitor.Undecided, Visitor.Refused)] Visitor visitor)
    {
        var page = await OpenAsync(
            visitor,
            options =>
            {
                options.ConsentSignals.Google = GoogleConsentMode.Advanced;
                options.Services["google-tag-manager"] = new();
                options.Services["meta-pixel"] = new();
            },
            ("consent-mode", "", ""),
            ("script", GoogleTag, ""),
            ("script", "src=\"https://www.googletagmanager.com/own.js\" consent=\"Analytics\"", ""),
            ("script", "src=\"https://www.google-analytics.com/analytics.js\"", ""),
            ("script", "src=\"https://connect.facebook.net/en_US/fbevents.js\"", ""),
            ("iframe", "src=\"https://www.googletagmanager.com/ns.html\"", "")
        );

        var tag = page.QuerySelectorAll("script").Single(script => script.GetAttribute("src")!.Contains("google", StringComparison.Ordinal));
        Assert.That((tag.GetAttribute("src"), tag.HasAttribute("data-ccx-live")), Is.EqualTo(("https://www.googletagmanager.com/gtag/js?id=G-1", false)));
        Assert.That(page.QuerySelectorAll("template").OfType<IHtmlTemplateElement>().Select(held => held.Content.FirstElementChild!.LocalName), Is.EqualTo(new[] { "script", "script", "iframe" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    [Category("E15")]
    public async Task In_advanced_mode_a_page_that_tells_Googles_scripts_nothing_is_an_error_in_the_log(bool isTold)
    {
        (string, string, string)[] tags = [("script", GoogleTag, ""), ("script", GoogleTag, ""), .. isTold ? new[] { ("consent-mode", "", "") } : []];
        await using var harness = await StartAsync(
            options =>
            {
                options.ConsentSignals.Google = GoogleConsentMode.Advanced;
                options.Services["google-tag-manager"] = new();
            },
            tags
        );

        await harness.GetAsync();
        await harness.GetAsync();

        Assert.That(() => harness.Site.Logs.WithId(45).Count, Is.EqualTo(isTold ? 0 : 1).After(120_000, 20), "told once the answer is complete");
    }

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? options, params (string Tag, string Attributes, string Content)[] tags) =>
        RequestHarness.StartAsync(new() { Options = options, Handler = TagPage.Of(tags) });

    private static async Task<IHtmlDocument> OpenAsync(Visitor visitor, Action<CookieConsentOptions>? options, params (string Tag, string Attributes, string Content)[] tags)
    {
        await using var harness = await StartAsync(options, tags);
        var answer = await harness.GetAsync(visitor: visitor);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        return answer.Parse();
    }
}

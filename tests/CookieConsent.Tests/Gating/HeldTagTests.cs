using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CookieConsent.Tests.Gating;

/// <summary>What a page holds back by what its tags say (requirement E14).</summary>
[Category("E14")]
internal sealed class HeldTagTests
{
    private const string Known = "src=\"https://www.googletagmanager.com/gtag/js?id=G-1\" async";

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    public async Task A_tag_that_is_not_granted_stands_in_a_template(Visitor visitor)
    {
        var page = await TagPages.OpenAsync(visitor, ("script", "src=\"/stats.js\" consent=\"Analytics\" defer", ""));

        var held = (IHtmlTemplateElement)page.QuerySelector("template")!;
        Assert.That(held.GetAttribute("data-ccx-held"), Is.EqualTo(visitor == Visitor.Undecided ? "analytics" : null), "nothing on a decided visitor's page could start it");
        Assert.That(page.QuerySelector("script[src='/stats.js']"), Is.Null);
        Assert.That(held.Content.FirstElementChild!.OuterHtml, Is.EqualTo("<script src=\"/stats.js\" defer=\"\"></script>"));
    }

    [Test]
    public async Task A_granted_tag_is_plain()
    {
        var page = await TagPages.OpenAsync(Visitor.Partial, ("script", "src=\"/stats.js\" consent=\"Analytics\" defer", ""));

        Assert.That(page.QuerySelectorAll("template"), Is.Empty);
        Assert.That(page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")), Is.EqualTo(new[] { "/stats.js" }));
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task A_decided_visitors_page_says_what_runs_only_where_script_could_take_it_back(bool hasClient, int marks)
    {
        var banner = ("consent-banner", hasClient ? "client-api" : "", "");

        var page = await TagPages.OpenAsync(Visitor.Partial, ("script", "src=\"/stats.js\" consent=\"Analytics\"", ""), banner);

        Assert.That(page.QuerySelectorAll("template[data-ccx-live=analytics]"), Has.Length.EqualTo(marks));
        Assert.That(page.QuerySelector("script[src='/stats.js']")!.Attributes, Has.Length.EqualTo(1));
    }

    [Test]
    [Category("C07")]
    [Category("E02")]
    public async Task Content_that_runs_on_the_page_of_a_visitor_who_is_asked_again_says_so()
    {
        var settings = new ReloadableSettings(("Cookies:Advertisement:0", "ad_id"));
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings, Handler = TagPage.Of(("consent-content", "for=\"Analytics\"", "<p></p>")) });
        var cookie = harness.CookieOf(Visitor.Accepted)!;
        settings.Change(("Cookies:Advertisement:1", "ad_group"));

        Assert.That((await harness.GetAsync("/", cookie)).Body, Is.EqualTo("<p></p><template data-ccx-live=\"analytics\"></template>"));
    }

    [TestCase("Analytics, Advertisement", Visitor.Partial, true)]
    [TestCase("Analytics, Advertisement", Visitor.Accepted, false)]
    [TestCase("necessary,analytics", Visitor.Partial, false)]
    [TestCase("Necessary", Visitor.Undecided, false)]
    public async Task All_of_several_categories_have_to_be_granted(string categories, Visitor visitor, bool isHeld)
    {
        var page = await TagPages.OpenAsync(visitor, ("img", $"src=\"/pixel.gif\" consent=\"{categories}\"", ""));

        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(isHeld ? 1 : 0));
    }

    [TestCase("")]
    [TestCase("Analytic")]
    [TestCase("Analytics;Advertisement")]
    [TestCase("None")]
    [TestCase("15")]
    public async Task A_tag_without_a_right_category_is_left_out_in_production_and_logged(string categories)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("script", $"src=\"/a.js\" consent=\"{categories}\"", "")) });

        var page = (await harness.GetAsync(visitor: Visitor.Accepted)).Parse();

        Assert.That(page.QuerySelectorAll("script, template"), Is.Empty);
        Assert.That(harness.Site.Logs.WithId(41), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_tag_without_a_right_category_is_an_exception_in_development()
    {
        var thrown = await DevelopmentException.OfAsync(TagPage.Of(("script", "src=\"/a.js\" consent=\"Analytic\"", "")));

        Assert.That(thrown!.Message, Does.StartWith("<script consent=\"Analytic\"> names no category. Write one"));
    }

    [Test]
    public async Task In_report_only_mode_everything_is_plain()
    {
        var page = await TagPages.OpenAsync(Visitor.Undecided, options => options.Mode = ConsentMode.ReportOnly, ("script", Known, ""), ("iframe", "src=\"/a\" consent=\"Analytics\"", ""));

        Assert.That(page.QuerySelectorAll("template"), Is.Empty);
    }

    [Test]
    public async Task A_page_with_a_held_tag_belongs_to_one_visitor()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("img", "src=\"/p.gif\" consent=\"Analytics\"", "")) });

        Assert.That((await harness.GetAsync()).Header("Cache-Control"), Does.Contain("private"));
    }

    [Test]
    public async Task A_necessary_tag_leaves_the_page_as_cacheable_as_it_was()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("img", "src=\"/p.gif\" consent=\"Necessary\"", ""), ("img", "src=\"/q.gif\"", "")) });

        Assert.That((await harness.GetAsync()).Header("Cache-Control"), Is.Null);
    }

    [TestCase(false, 0, Description = "The banner's script loads it once there is a choice.")]
    [TestCase(true, 1)]
    public async Task The_script_that_starts_held_tags_comes_at_once_only_with_a_page_that_everyone_gets(bool isCacheSafe, int expected)
    {
        var page = await TagPages.OpenAsync(
            Visitor.Undecided,
            options => options.Banner.CacheSafe = isCacheSafe,
            ("script", "src=\"/a.js\" consent=\"Analytics\" nonce=\"abc\"", ""),
            ("script", "src=\"/b.js\" consent=\"Analytics\"", "")
        );

        var scripts = page.QuerySelectorAll("script[src*='/_cc/held.']");
        Assert.That(scripts, Has.Length.EqualTo(expected));
        Assert.That(scripts.Select(script => script.GetAttribute("nonce")), Has.All.EqualTo("abc"));
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;

namespace CookieConsent.Tests.Gating;

/// <summary>What a page holds back of third parties (requirements E14, E15).</summary>
[Category("E14")]
internal sealed class HeldTagTests
{
    private const string Known = "src=\"https://www.googletagmanager.com/gtag/js?id=G-1\" async";

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    public async Task A_tag_that_is_not_granted_stands_in_a_template(Visitor visitor)
    {
        var page = await OpenAsync(visitor, ("script", "src=\"/stats.js\" consent=\"Analytics\" defer", ""));

        var held = (IHtmlTemplateElement)page.QuerySelector("template")!;
        Assert.That(held.GetAttribute("data-ccx-held"), Is.EqualTo(visitor == Visitor.Undecided ? "analytics" : null), "nothing on a decided visitor's page could start it");
        Assert.That(page.QuerySelector("script[src='/stats.js']"), Is.Null);
        Assert.That(held.Content.FirstElementChild!.OuterHtml, Is.EqualTo("<script src=\"/stats.js\" defer=\"\"></script>"));
    }

    [Test]
    public async Task A_granted_tag_is_plain()
    {
        var page = await OpenAsync(Visitor.Partial, ("script", "src=\"/stats.js\" consent=\"Analytics\" defer", ""));

        Assert.That(page.QuerySelectorAll("template"), Is.Empty);
        Assert.That(page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")), Is.EqualTo(new[] { "/stats.js" }));
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task A_decided_visitors_page_says_what_runs_only_where_script_could_take_it_back(bool hasClient, int marks)
    {
        var banner = ("consent-banner", hasClient ? "client-api" : "", "");

        var page = await OpenAsync(Visitor.Partial, ("script", "src=\"/stats.js\" consent=\"Analytics\"", ""), banner);

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
        var page = await OpenAsync(visitor, ("img", $"src=\"/pixel.gif\" consent=\"{categories}\"", ""));

        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(isHeld ? 1 : 0));
    }

    [Test]
    [Category("E15")]
    public async Task A_tag_manager_waits_like_what_it_loads([Values] Visitor visitor)
    {
        var page = await OpenAsync(visitor, options => options.Services["google-tag-manager"] = new(), ("script", Known, ""));

        var isGranted = visitor is Visitor.Partial or Visitor.Accepted;
        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(isGranted ? 0 : 1));
        Assert.That(page.QuerySelectorAll("script[src*=googletagmanager]"), Has.Length.EqualTo(isGranted ? 1 : 0));
    }

    [TestCase("https://www.googletagmanager.com/gtag/js")]
    [TestCase("https://tags.example.test/gtag.js")]
    public async Task Hosts_that_a_site_names_do_not_set_free_those_that_are_known(string address)
    {
        var page = await OpenAsync(Visitor.Refused, Declare, ("script", $"src=\"{address}\"", ""));

        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(1));

        static void Declare(CookieConsentOptions options) => options.Services["google-tag-manager"] = new() { Hosts = { "tags.example.test" } };
    }

    [TestCase("script", "src=\"//WWW.GoogleTagManager.com./x.js\"")]
    [TestCase("script", "src=\" https:\\\\www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"ht\ttps://www.google\ntagmanager.com/x.js\"")]
    [TestCase("img", "src=\"https://www.googletagmanager.com:8443/x.gif\"")]
    [TestCase("link", "rel=\"preconnect\" href=\"https://www.googletagmanager.com\"")]
    [TestCase("link", "rel=\"alternate stylesheet\" href=\"https://www.googletagmanager.com/x.css\"")]
    [TestCase("link", "rel=\"dns-prefetch\" href=\"//www.googletagmanager.com\"")]
    [TestCase("iframe", "src=\"https://www.googletagmanager.com/ns.html\"")]
    [TestCase("video", "src=\"https://www.googletagmanager.com/x.mp4\"")]
    [TestCase("embed", "src=\"https://www.googletagmanager.com/x\"")]
    [TestCase("img", "src=\"/x.gif\" srcset=\"/x.gif 1x,https://www.googletagmanager.com/x.gif 2x\"")]
    [TestCase("img", "srcset=\"//www.googletagmanager.com/x.gif\"")]
    [TestCase("link", "rel=\"preload\" as=\"image\" imagesrcset=\"https://www.googletagmanager.com/x.gif 640w\"")]
    [TestCase("video", "src=\"/x.mp4\" poster=\"https://www.googletagmanager.com/x.jpg\"")]
    [TestCase("script", "src=\"///www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"https:/www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"HTTPS:////www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"https:www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"&#1; https://www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"https://www.google%74agmanager%2Ecom/x.js\"")]
    [TestCase("script", "src=\"https://a%2Fb@www.googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"https://www.ｇoogletagmanager。com/x.js\"")]
    [TestCase("script", "src=\"https://www.google\u00ADtag\u200Bmanager.com/x.js\"")]
    [TestCase("script", "src=\"https://www.googletagmanager.com?x.js\"")]
    public async Task A_host_is_read_as_browsers_read_it(string tag, string attributes)
    {
        var page = await OpenAsync(Visitor.Refused, options => options.Services["google-tag-manager"] = new(), (tag, attributes, ""));

        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(1));
    }

    [TestCase("script", "src=\"/googletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"https://googletagmanager.com.example.org/x.js\"")]
    [TestCase("script", "src=\"https://notgoogletagmanager.com/x.js\"")]
    [TestCase("script", "src=\"https://js.stripe.com/v3/\"")]
    [TestCase("script", "src=\"https://\u200D/x.js\"")]
    [TestCase("script", "src=\"https://xn--zz/x.js\"")]
    [TestCase("script", "src=\"https://%ff%00/x.js\"")]
    [TestCase("script", "src=\"https://\ud800/x.js\"")]
    [TestCase("script", "src=\"https:\"")]
    [TestCase("img", "src=\"data:image/gif;base64,R0lGODdhAQABAPAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=\" srcset=\"/a.gif, /b.gif 2x\"")]
    [TestCase("link", "rel=\"canonical\" href=\"https://www.googletagmanager.com/\"")]
    [TestCase("script", "src=\"https://www.googletagmanager.com/x.js\" consent=\"Necessary\"")]
    public async Task What_is_nobodys_or_necessary_is_left_alone(string tag, string attributes)
    {
        var page = await OpenAsync(Visitor.Refused, options => options.Services["google-tag-manager"] = new(), (tag, attributes, ""));

        Assert.That(page.QuerySelectorAll("template"), Is.Empty);
        Assert.That(page.QuerySelectorAll(tag), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Hosts_hold_nothing_where_the_site_wants_it_so()
    {
        var page = await OpenAsync(Visitor.Refused, options => options.HoldThirdParties = false, ("script", Known, ""));

        Assert.That(page.QuerySelectorAll("script[src*=googletagmanager]"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_service_that_nobody_was_told_of_is_left_out_for_everybody_and_reported_once()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("script", Known, ""), ("script", Known, "")) });

        var page = (await harness.GetAsync(visitor: Visitor.Accepted)).Parse();

        Assert.That(page.QuerySelectorAll("script, template"), Is.Empty);
        Assert.That(harness.Site.Logs.WithId(40), Has.Count.EqualTo(1));
        Assert.That(harness.Site.Logs.WithId(40)[0].Text, Does.Contain("\"Services\": { \"google-tag-manager\": {} }"));
    }

    [TestCase(Visitor.Partial, 1)]
    [TestCase(Visitor.Refused, 0)]
    public async Task With_undeclared_services_allowed_their_category_decides(Visitor visitor, int expected)
    {
        var page = await OpenAsync(visitor, options => options.UndeclaredServices = CookieHandling.Allow, ("script", Known, ""));

        Assert.That(page.QuerySelectorAll("script[src*=googletagmanager]"), Has.Length.EqualTo(expected));
    }

    [Test]
    public async Task A_service_that_was_refused_alone_is_held_though_its_category_is_granted()
    {
        static void Offer(CookieConsentOptions options)
        {
            options.Banner.ServiceChoice = true;
            options.Services["google-tag-manager"] = new();
        }
        await using var harness = await RequestHarness.StartAsync(new() { Options = Offer, Handler = TagPage.Of(("script", Known, "")) });

        var page = (await harness.GetAsync("/", harness.ConsentCookieWithout(CookieCategories.Analytics, "google-tag-manager"))).Parse();

        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(1));
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
        var page = await OpenAsync(Visitor.Undecided, options => options.Mode = ConsentMode.ReportOnly, ("script", Known, ""), ("iframe", "src=\"/a\" consent=\"Analytics\"", ""));

        Assert.That(page.QuerySelectorAll("template"), Is.Empty);
    }

    /// <summary>Beside that tool, which is still there while a site only looks, a plain tag would run before any choice.</summary>
    [TestCase("type=\"text/plain\" data-category=\"analytics\" data-service=\"Stats\" data-src=\"/a.js\"")]
    [TestCase("type=\"text/plain\" data-cookieconsent=\"statistics, marketing\" src=\"/a.js\"")]
    public async Task In_report_only_mode_a_tag_for_another_tool_stays_as_it_is(string attributes)
    {
        var page = await OpenAsync(Visitor.Undecided, options => options.Mode = ConsentMode.ReportOnly, ("script", attributes, ""));

        Assert.That(page.QuerySelector("script")!.OuterHtml, Is.EqualTo($"<script {attributes}></script>"));
    }

    [TestCase("type=\"text/plain\" data-category=\"analytics\" src=\"/a.js\"", "analytics")]
    [TestCase("type=\"text/plain\" data-cookieconsent=\"statistics, marketing\" src=\"/a.js\"", "analytics,advertisement")]
    [TestCase("type=\"text/plain\" data-category=\"analytics\" data-service=\"Stats\" src=\"/a.js\"", "analytics")]
    [TestCase("data-cookieconsent=\"preferences\" src=\"/a.js\"", "functionality")]
    [TestCase("type=\"text/plain\" data-category=\"marketing\" data-src=\"/a.js\"", "advertisement")]
    public async Task Markup_for_other_tools_is_understood(string attributes, string held)
    {
        var page = await OpenAsync(Visitor.Undecided, ("script", attributes, ""));

        var template = (IHtmlTemplateElement)page.QuerySelector($"template[data-ccx-held='{held}']")!;
        Assert.That(template.Content.FirstElementChild!.OuterHtml, Is.EqualTo("<script src=\"/a.js\"></script>"));
    }

    [TestCase("src=\"/a.js\" data-cookieconsent=\"ignore\"", "<script src=\"/a.js\"></script>")]
    [TestCase("type=\"text/plain\" data-type=\"module\" data-category=\"necessary\" data-src=\"/a.js\"", "<script src=\"/a.js\" type=\"module\"></script>")]
    public async Task What_other_tools_let_through_at_once_is_a_plain_tag(string attributes, string expected)
    {
        var page = await OpenAsync(Visitor.Undecided, ("script", attributes, ""));

        Assert.That(page.QuerySelector("script")!.OuterHtml, Is.EqualTo(expected));
    }

    [TestCase("hubspot", null)]
    [TestCase("Our Chat", "chat")]
    [TestCase("CHAT", "chat")]
    [TestCase("something else", null)]
    public async Task A_declared_service_that_the_markup_of_other_tools_names_may_be_refused_alone(string name, string? held)
    {
        var page = await OpenAsync(
            Visitor.Undecided,
            options =>
            {
                options.Services["hubspot"] = new();
                options.Services["chat"] = new() { Name = "Our Chat", Category = CookieCategories.Functionality, Purpose = "Answers questions." };
            },
            ("script", $"type=\"text/plain\" data-category=\"functionality\" data-service=\"{name}\"", "chat();")
        );

        Assert.That(page.QuerySelector("template[data-ccx-held=functionality]")!.GetAttribute("data-ccx-service"), Is.EqualTo(held));
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
        var page = await OpenAsync(
            Visitor.Undecided,
            options => options.Banner.CacheSafe = isCacheSafe,
            ("script", "src=\"/a.js\" consent=\"Analytics\" nonce=\"abc\"", ""),
            ("script", "src=\"/b.js\" consent=\"Analytics\"", "")
        );

        var scripts = page.QuerySelectorAll("script[src*='/_cc/held.']");
        Assert.That(scripts, Has.Length.EqualTo(expected));
        Assert.That(scripts.Select(script => script.GetAttribute("nonce")), Has.All.EqualTo("abc"));
    }

    private static Task<IHtmlDocument> OpenAsync(Visitor visitor, params (string Tag, string Attributes, string Content)[] tags) => OpenAsync(visitor, null, tags);

    private static async Task<IHtmlDocument> OpenAsync(Visitor visitor, Action<CookieConsentOptions>? options, params (string Tag, string Attributes, string Content)[] tags)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options, Handler = TagPage.Of(tags) });
        var answer = await harness.GetAsync(visitor: visitor);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        return answer.Parse();
    }
}

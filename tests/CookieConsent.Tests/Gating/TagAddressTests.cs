namespace CookieConsent.Tests.Gating;

/// <summary>What a page holds back because of where it comes from (requirements E14, E15).</summary>
[Category("E14")]
internal sealed class TagAddressTests
{
    private const string Known = "src=\"https://www.googletagmanager.com/gtag/js?id=G-1\" async";

    [Test]
    [Category("E15")]
    public async Task A_tag_manager_waits_like_what_it_loads([Values] Visitor visitor)
    {
        var page = await TagPages.OpenAsync(visitor, options => options.Services["google-tag-manager"] = new(), ("script", Known, ""));

        var isGranted = visitor is Visitor.Partial or Visitor.Accepted;
        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(isGranted ? 0 : 1));
        Assert.That(page.QuerySelectorAll("script[src*=googletagmanager]"), Has.Length.EqualTo(isGranted ? 1 : 0));
    }

    [TestCase("https://www.googletagmanager.com/gtag/js")]
    [TestCase("https://tags.example.test/gtag.js")]
    public async Task Hosts_that_a_site_names_do_not_set_free_those_that_are_known(string address)
    {
        var page = await TagPages.OpenAsync(Visitor.Refused, Declare, ("script", $"src=\"{address}\"", ""));

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
        var page = await TagPages.OpenAsync(Visitor.Refused, options => options.Services["google-tag-manager"] = new(), (tag, attributes, ""));

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
        var page = await TagPages.OpenAsync(Visitor.Refused, options => options.Services["google-tag-manager"] = new(), (tag, attributes, ""));

        Assert.That(page.QuerySelectorAll("template"), Is.Empty);
        Assert.That(page.QuerySelectorAll(tag), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Hosts_hold_nothing_where_the_site_wants_it_so()
    {
        var page = await TagPages.OpenAsync(Visitor.Refused, options => options.HoldThirdParties = false, ("script", Known, ""));

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
        var page = await TagPages.OpenAsync(visitor, options => options.UndeclaredServices = CookieHandling.Allow, ("script", Known, ""));

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
}

extern alias CookiebotAfter;
extern alias CookiebotBefore;
using AngleSharp.Html.Dom;

namespace CookieConsent.Migration.Tests.Cookiebot;

/// <summary>The markup and cookie of Cookiebot.</summary>
internal sealed class CookiebotTests : MigrationContract<CookiebotBefore::Program, CookiebotAfter::Program>
{
    protected override string[] Paths => ["/", "/recommendations"];

    protected override (string Name, string Value) OldConsent =>
        ("CookieConsent", "{stamp:%27abc%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:true%2Cver:1}");

    protected override string OldRefusal => "{stamp:%27abc%27%2Cnecessary:true%2Cpreferences:false%2Cstatistics:false%2Cmarketing:false%2Cver:1}";

    protected override string[] SetBeforeConsent => ["visitor"];

    protected override IReadOnlyDictionary<CookieCategories, string[]> Cookies { get; } =
        new Dictionary<CookieCategories, string[]> { [CookieCategories.Analytics] = ["visitor"], [CookieCategories.Advertisement] = ["recommended"] };

    [Test]
    [Category("E14")]
    public async Task A_frame_waits_behind_a_placeholder_and_what_was_never_to_wait_does_not()
    {
        using var visitor = After.NewVisitor();

        var page = (await visitor.GetAsync("/")).Document;

        var frame = (IHtmlTemplateElement)page.QuerySelector("[data-ccx-placeholder] + template[data-ccx-held=advertisement]")!;
        Assert.That(frame.Content.QuerySelector("iframe")!.GetAttribute("src"), Is.EqualTo("https://www.youtube-nocookie.com/embed/xyz"));
        Assert.That(page.QuerySelector("iframe"), Is.Null);
        Assert.That(page.QuerySelector("script[src='/js/site.js']"), Is.Not.Null);
        Assert.That(page.QuerySelector("[src*=cookiebot], [data-cookieconsent]"), Is.Null);
    }

    [TestCase(CookieCategories.Analytics, 2, false)]
    [TestCase(CookieCategories.Advertisement, 0, false)]
    [TestCase(CookieCategories.Analytics | CookieCategories.Advertisement, 2, true)]
    public async Task A_tag_of_two_categories_waits_for_both(CookieCategories granted, int statistics, bool isAdvertising)
    {
        using var visitor = After.NewVisitor();
        await visitor.ChooseAsync(granted);

        var page = (await visitor.GetAsync("/")).Document;

        Assert.That(page.Scripts.Where(script => script.Source is "/js/statistics.js" || script.Text.Contains("statistics", StringComparison.Ordinal)).ToArray(), Has.Length.EqualTo(statistics));
        Assert.That(page.QuerySelector("script[src='/js/advertising.js']") is not null, Is.EqualTo(isAdvertising));
    }

    [Test]
    [Category("U09")]
    public async Task The_declaration_is_the_sites_own()
    {
        using var visitor = After.NewVisitor();

        var page = (await visitor.GetAsync("/Cookies")).Document;

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("recommended").And.Contain("YouTube"));
        Assert.That(page.QuerySelector("#CookieDeclaration"), Is.Null);
    }
}

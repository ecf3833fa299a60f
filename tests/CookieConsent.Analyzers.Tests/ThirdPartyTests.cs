using CookieConsent.Analyzers.Tests.Harness;
using CookieConsent.Analyzers.Views;

namespace CookieConsent.Analyzers.Tests;

/// <summary>COOKIE003: what loads from a host of the catalogue past the tag helpers (requirements E14, E15).</summary>
public sealed class ThirdPartyTests
{
    private const string View = "/app/Pages/Index.cshtml";
    private const string TagManager =
        "<script>(function(w,d,s,l,i){w[l]=w[l]||[];var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;"
        + "j.src='[|https://www.googletagmanager.com/gtm.js?id=|]'+i;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-1');</script>";

    private static readonly ViewAnalyzer Analyzer = new();
    private static readonly (string Path, string Text) Imports = ("/app/Pages/_ViewImports.cshtml", "@namespace App\n@addTagHelper *, CookieConsent\n");

    [Test]
    public async Task A_tag_in_a_view_without_the_tag_helpers_is_reported_with_its_service()
    {
        var reported = await Check.ViewAsync(Analyzer, View, """<script async src="[|https://www.googletagmanager.com/gtag/js?id=G-1|]"></script>""");

        Assert.That(reported[0].Id, Is.EqualTo("COOKIE003"));
        Assert.That(
            reported[0].GetMessage(),
            Is.EqualTo("<script> loads from www.googletagmanager.com of the service 'google-tag-manager', and nothing holds it back: write '@addTagHelper *, CookieConsent' in _ViewImports.cshtml")
        );
    }

    [TestCase("""<iframe src='[|//www.youtube.com/embed/1|]'></iframe>""")]
    [TestCase("""<img src=[|https://www.facebook.com/tr?id=1|] alt="">""")]
    [TestCase("""<LINK REL="preconnect" HREF="[|HTTPS://www.youtube.com|]">""")]
    [TestCase("""<video src="[|https://www.youtube.com/a.mp4|]"></video>""")]
    [TestCase("""<script consent="Analytics" src="[|https://www.googletagmanager.com/gtag/js?id=@Model.Id|]"></script>""")]
    public Task Every_tag_that_loads_is_read(string tag) => Check.ViewAsync(Analyzer, View, tag);

    [TestCase("""<script src="https://www.googletagmanager.com/gtag/js"></script>""", TestName = "The tag helper knows whose an address is")]
    [TestCase("""<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1"></iframe></noscript>""", TestName = "Also where script is off")]
    [TestCase("""<script consent="Analytics">var j=document.createElement('script');j.src='https://www.googletagmanager.com/gtm.js'</script>""", TestName = "A script that waits is held")]
    [TestCase("""<script type="text/plain" data-category="analytics">fetch('https://www.googletagmanager.com/gtm.js')</script>""", TestName = "So is one that another consent tool would hold")]
    [TestCase("""<script type="application/ld+json">{"import":"import(","sameAs":"https://www.facebook.com/shop"}</script>""", TestName = "Data is not run")]
    [TestCase("""<script>location.href='https://www.youtube.com/watch?v=1'</script>""", TestName = "A script may name a link")]
    [TestCase("<script>fetch('/a'); // \"https://www.googletagmanager.com/gtm.js\"\n/* 'https://www.youtube.com' */</script>", TestName = "A comment loads nothing")]
    [TestCase("""<consent-content for="Advertisement"><object data="https://www.youtube.com/v/1"></object></consent-content>""", TestName = "Content that waits is held")]
    [TestCase("""@if (Context.GetCookieConsent().IsGranted(CookieCategories.Analytics)) { <script>fetch('https://www.googletagmanager.com/gtm.js')</script> }""", TestName = "So is what a view asks about")]
    [TestCase("@{ var yes = Context.GetCookieConsent().IsGranted(A); }\n@if (!yes) { <p>{no}</p> } else if (x) { } else { <script>fetch('https://www.youtube.com/a')</script> }", TestName = "Also by a variable and in the other arm")]
    [TestCase("""@* <script src="https://www.youtube.com/a"> *@<!-- <!script src="https://www.youtube.com/a"> -->""", TestName = "Nor does a comment of the view")]
    [TestCase("""<a href="https://www.youtube.com/@@shop">YouTube</a><link rel="me" href="https://x.com/shop"><!link rel="canonical" href="https://www.youtube.com/">""", TestName = "Nor does a link")]
    [TestCase("""<!script src="https://cdn.example.com/a.js"></!script><!script src="/js/a.js"></!script><!script src="~/a.js"></!script><!script src="https://@Cdn/a.js"></!script>""", TestName = "The site's own host is no third party")]
    [TestCase("""@{ var text = "<script src='https://www.youtube.com/a'></script>"; }""", TestName = "Nobody knows where a text goes")]
    [TestCase("""<!script src="https://js.stripe.com/v3/"></!script>""", TestName = "What the site cannot do without waits for nothing")]
    public Task A_view_with_the_tag_helpers_is_silent(string markup) => Check.ViewAsync(Analyzer, View, markup, Imports);

    [TestCase(TagManager, "write consent=\"Analytics\" on the <script>")]
    [TestCase("""<!script src="[|https://www.youtube.com/a|]"></!script>""", "write <script> without '!'")]
    [TestCase("""@Html.Raw("<script src=\"[|https://www.youtube.com/a|]\"></script>")""", "write the tag itself into the view, not Html.Raw")]
    [TestCase("""@Html.Raw("<script>fetch('[|https://www.youtube.com/a|]')</script>")""", "write the tag itself into the view, not Html.Raw")]
    [TestCase("""<object data="[|https://www.youtube.com/v/1|]"></object>""", "write <consent-content for=\"Advertisement\"> around it")]
    [TestCase("""<consent-content for="Analytics"></consent-content><script>fetch(`[|https://www.youtube.com/a|]`)</script>""", "write consent=\"Advertisement\" on the <script>")]
    [TestCase("""@if (User.IsGranted()) { <p></p> }<script>fetch("[|https://www.youtube.com/a|]")</script>""", "write consent=\"Advertisement\" on the <script>")]
    [TestCase("""<script asp-append-version="true" data-x="@Url.Content("~/x>y")">fetch("[|https://www.youtube.com/a|]")</script>""", "write consent=\"Advertisement\" on the <script>")]
    public async Task What_the_tag_helpers_cannot_see_is_reported_with_the_way_out(string markup, string remedy)
    {
        var reported = await Check.ViewAsync(Analyzer, View, markup, Imports);

        Assert.That(reported[0].GetMessage(), Does.EndWith(remedy));
    }

    [TestCase("@addTagHelper \"CookieConsent.*, CookieConsent\"", true)]
    [TestCase("@addTagHelper CookieConsent.ConsentTagHelper, CookieConsent", true)]
    [TestCase("@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers", false)]
    [TestCase("@addTagHelper CookieConsent.ConsentBannerTagHelper, CookieConsent", false)]
    [TestCase("@addTagHelper *, CookieConsent\n@removeTagHelper *, CookieConsent", false)]
    public async Task The_directives_of_the_view_itself_count(string directives, bool isHeld)
    {
        const string tag = """<script src="https://www.youtube.com/a"></script>""";

        await Check.ViewAsync(Analyzer, View, $"{directives}\n{(isHeld ? tag : tag.Replace("https://www.youtube.com/a", "[|https://www.youtube.com/a|]", StringComparison.Ordinal))}");
    }

    [TestCase("/app/Areas/Shop/Pages/_ViewImports.cshtml", false)]
    [TestCase("/app/Pages/Shared/_ViewImports.cshtml", false)]
    [TestCase("/app/_ViewImports.cshtml", true)]
    [TestCase(@"C:\app\_ViewImports.cshtml", false)]
    public async Task Imports_hold_for_their_folder_and_those_below(string path, bool isHeld)
    {
        var tag = isHeld ? "https://www.youtube.com/a" : "[|https://www.youtube.com/a|]";

        await Check.ViewAsync(Analyzer, View, $"<script src=\"{tag}\"></script>", (path, Imports.Text));
    }

    [Test]
    public async Task With_a_prefix_only_tags_that_have_it_are_held()
    {
        const string markup = """<x:script src="https://www.youtube.com/a"></x:script><script src="[|https://www.youtube.com/b|]"></script>""";

        var reported = await Check.ViewAsync(Analyzer, View, markup, (Imports.Path, Imports.Text + "@tagHelperPrefix x:\n"));

        Assert.That(reported[0].GetMessage(), Does.EndWith("write <x:script>, the prefix of tag helpers"));
    }

    [Test]
    public async Task Components_have_no_tag_helpers()
    {
        var component = await Check.ViewAsync(Analyzer, "/app/Components/App.razor", """<script consent="Advertisement" src="[|https://www.youtube.com/a|]"></script>""");

        Assert.That(component[0].GetMessage(), Does.EndWith("write <ConsentContent For=\"Advertisement\" Silent> around it"));
    }

    [Test]
    public Task In_a_component_content_that_waits_is_held() =>
        Check.ViewAsync(Analyzer, "/app/Components/App.razor", """<ConsentContent For="Advertisement"><iframe src="https://www.youtube.com/a"></iframe></ConsentContent><img src="[|https://www.youtube.com/b|]">""");

    [Test]
    public async Task In_a_component_what_a_visitor_would_miss_gets_a_placeholder()
    {
        var reported = await Check.ViewAsync(Analyzer, "/app/Components/Home.razor", """<iframe src="[|https://www.youtube.com/a|]"></iframe>""");

        Assert.That(reported[0].GetMessage(), Does.EndWith("write <ConsentContent For=\"Advertisement\"> around it"));
    }

    [Test]
    public Task A_component_that_asks_for_consent_is_silent() =>
        Check.ViewAsync(Analyzer, "/app/Components/App.razor", """@if (Consent.IsGranted(CookieCategories.Advertisement)) { <script src="https://www.youtube.com/a"></script> }""");

    [Test]
    public async Task Views_that_are_no_pages_can_be_left_out()
    {
        const string tag = "<script src='https://www.youtube.com/a'></script>";
        using var project = TestProject.OfViews(Analyzer, ("/app/Mails/Order.cshtml", tag), (View, tag));
        project.Configure("/app/.editorconfig", "root = true\n[Mails/**.cshtml]\ncookieconsent_view_rules = none\n");

        Assert.That((await project.AnalyzeAsync()).Select(diagnostic => diagnostic.Location.GetLineSpan().Path), Is.EqualTo([View]));
    }

    [TestCase("<script")]
    [TestCase("<script src=")]
    [TestCase("<script src=\"//")]
    [TestCase("<script src=\"https://www.youtube.com")]
    [TestCase("@Html.Raw(\"<script src=\\\"https://")]
    [TestCase("@if (IsGranted(\"//")]
    [TestCase("@if (IsGranted(\"//\")) { <script>'https://\\")]
    [TestCase("<script>/* // document.cookie")]
    [TestCase("<script>document.cookie+")]
    [TestCase("@* <!-- //")]
    public async Task A_view_that_is_being_written_breaks_nothing(string markup)
    {
        using var project = TestProject.OfViews(Analyzer, (View, markup));

        // An exception of the analyzer is a diagnostic that AnalyzeAsync fails at.
        await Assert.DoesNotThrowAsync(project.AnalyzeAsync);
    }
}

using AngleSharp.Html.Dom;
using CookieConsent.Components;

namespace CookieConsent.Tests.Components;

/// <summary>In a static page the components write what the tag helpers write.</summary>
internal sealed class ComponentMarkupTests
{
    private static readonly (string, string, string)[] Tags =
    [
        ("consent-banner", "", ""),
        ("consent-content", "for=\"Analytics\"", Fragments.MeasuredHtml),
        ("consent-settings-link", "class=\"small\" withdraw", ""),
        ("consent-declaration", "heading-level=\"3\"", ""),
    ];

    [Test]
    [Category("E16")]
    public async Task A_page_of_components_is_that_of_the_tag_helpers([Values] Visitor visitor, [Values("", "cache-safe", "report only")] string kind)
    {
        var components = ComponentSite.Page<StaticPage>();
        var tags = TagPage.Of(Tags);
        await using var harness = await ComponentSite.StartAsync(
            context => context.Request.Headers.ContainsKey("X-Tags") ? tags(context) : components(context),
            options => (options.Banner.CacheSafe, options.Mode) = (kind == "cache-safe", kind == "report only" ? ConsentMode.ReportOnly : ConsentMode.Enforce)
        );

        var expected = await harness.GetAsync("/lamps?page=2", visitor, null, ("X-Tags", "1"), ("Sec-GPC", "1"));
        var answer = await harness.GetAsync("/lamps?page=2", visitor, null, ("Sec-GPC", "1"));

        Assert.That(answer.Parse().Body!.InnerHtml, Is.EqualTo(expected.Parse().Body!.InnerHtml).And.Contains("data-ccx-settings"));
        Assert.That(answer.Header("Vary"), Is.EqualTo(expected.Header("Vary")));
    }

    [Test]
    public async Task The_words_of_a_site_stand_before_the_button_in_place_of_content()
    {
        await using var harness = await ComponentSite.StartAsync(ComponentSite.Page<HeldPiece>(new() { ["For"] = "analytics, Functionality" }));

        var page = (await harness.GetAsync(visitor: Visitor.Partial)).Parse();

        Assert.That(page.QuerySelector("#measured"), Is.Null);
        Assert.That(page.QuerySelector("[data-ccx-placeholder] > div:has(#words) + form button"), Is.Not.Null);
        Assert.That(((IHtmlTemplateElement)page.QuerySelector("[data-ccx-placeholder] + template")!).Content.QuerySelector("#measured"), Is.Not.Null);
    }

    [TestCase("Analytics", Visitor.Undecided, "<template data-ccx-held=\"analytics\">" + Fragments.MeasuredHtml + "</template>")]
    [TestCase("Analytics", Visitor.Partial, Fragments.MeasuredHtml)]
    [TestCase("Necessary", Visitor.Refused, Fragments.MeasuredHtml)]
    [TestCase("Statistics", Visitor.Accepted, "")]
    public async Task Silent_content_has_nothing_in_its_place(string category, Visitor visitor, string html)
    {
        await using var harness = await ComponentSite.StartAsync(ComponentSite.Page<HeldPiece>(new() { ["For"] = category, ["Silent"] = true }));

        Assert.That((await harness.GetAsync(visitor: visitor)).Body, Is.EqualTo(html));
    }

    [Test]
    public async Task The_banner_in_an_interactive_component_is_an_error_that_names_its_place()
    {
        Exception? thrown = null;
        await using var harness = await ComponentSite.StartAsync(async context =>
            thrown = await Assert.CatchAsync(() => ComponentSite.Page<PageAround<ConsentBanner>>()(context))
        );

        await harness.GetAsync();

        Assert.That(thrown!.Message, Does.Contain("App.razor"));
    }

    [Test]
    public async Task Interactive_components_without_the_cascading_state_are_an_error_that_names_the_call()
    {
        Exception? thrown = null;
        await using var harness = await ComponentSite.StartAsync(
            async context => thrown = await Assert.CatchAsync(() => ComponentSite.Page<PageAround<LivePart>>()(context)),
            isStateCascaded: false
        );

        await harness.GetAsync();

        Assert.That(thrown!.Message, Does.Contain("AddCookieConsent().AddCascadingConsentState()"));
    }
}

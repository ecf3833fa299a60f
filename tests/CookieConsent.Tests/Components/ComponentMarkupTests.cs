using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using CookieConsent.Components;

namespace CookieConsent.Tests.Components;

/// <summary>In a static page the components write what the tag helpers write.</summary>
internal sealed partial class ComponentMarkupTests
{
    private static readonly (string, string, string)[] Tags =
    [
        ("consent-mode", "google microsoft-uet clarity ads-data-redaction url-passthrough region=\"NO, CA-QC\" nonce=\"abc\"", ""),
        ("consent-banner", "opt-out-link=\"false\"", ""),
        ("consent-content", "for=\"Analytics\"", Fragments.MeasuredHtml),
        ("consent-settings-link", "class=\"small\" withdraw", ""),
        ("consent-opt-out-link", "", ""),
        ("consent-declaration", "heading-level=\"3\"", ""),
    ];

    [Test]
    [Category("E16")]
    [Category("S06")]
    [Category("S09")]
    [Category("S10")]
    public async Task A_page_of_components_is_that_of_the_tag_helpers([Values] Visitor visitor, [Values("", "cache-safe", "report only", "opt-out")] string kind)
    {
        var components = ComponentSite.Page<StaticPage>();
        var tags = TagPage.Of(Tags);
        await using var harness = await ComponentSite.StartAsync(
            context => context.Request.Headers.ContainsKey("X-Tags") ? tags(context) : components(context),
            options =>
            {
                RegionalSite.Configure(options);
                (options.Banner.CacheSafe, options.Mode) = (kind == "cache-safe", kind == "report only" ? ConsentMode.ReportOnly : ConsentMode.Enforce);
            }
        );
        var country = RegionalSite.From(kind == "opt-out" ? "US" : "NO");

        var expected = await harness.GetAsync("/lamps?page=2", visitor, null, ("X-Tags", "1"), ("Sec-GPC", "1"), country);
        var answer = await harness.GetAsync("/lamps?page=2", visitor, null, ("Sec-GPC", "1"), country);

        Assert.That(answer.Body, Does.Contain("data-ccx-settings"));
        Assert.That(answer.Body.Contains("/_cc/consent-mode.", StringComparison.Ordinal), Is.EqualTo(kind != "report only"));
        Assert.That(answer.Body.Contains("data-ccx-opt-out", StringComparison.Ordinal), Is.EqualTo(kind is "cache-safe" or "opt-out"));
        Assert.That(Unpatched(answer.Parse().DocumentElement.OuterHtml), Is.EqualTo(Unpatched(expected.Parse().DocumentElement.OuterHtml)));
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

        Assert.That(Unpatched((await harness.GetAsync(visitor: visitor)).Body), Is.EqualTo(html));
    }

    /// <summary>Enhanced navigation keeps the document, and with it the scripts of the first page.</summary>
    [TestCase(Visitor.Refused, "data-ccx-held")]
    [TestCase(Visitor.Partial, "data-ccx-live")]
    [Category("E02")]
    public async Task A_decided_visitors_page_tells_script_of_an_earlier_page_what_waits_and_what_runs(Visitor visitor, string mark)
    {
        await using var harness = await ComponentSite.StartAsync(ComponentSite.Page<HeldPiece>(new() { ["For"] = "Analytics", ["Silent"] = true }));

        Assert.That((await harness.GetAsync(visitor: visitor)).Parse().QuerySelector("template")!.GetAttribute(mark), Is.EqualTo("analytics"));
    }

    [Test]
    public async Task What_a_page_holds_is_never_taken_for_that_of_another()
    {
        await using var harness = await ComponentSite.StartAsync(ComponentSite.Page<HeldPiece>(new() { ["For"] = "Analytics" }));

        var keys = new List<string?>();
        foreach (var path in new[] { "/films/1", "/films/2", "/films?id=1", "/films?id=2", "/films/1" })
            keys.Add((await harness.GetAsync(path)).Parse().QuerySelector("template")!.GetAttribute("data-permanent"));

        Assert.That(keys.Take(4), Is.Unique.And.All.Not.Null);
        Assert.That(keys[4], Is.EqualTo(keys[0]), "Its own page leaves it as it is.");
    }

    private static readonly Dictionary<string, RequestDelegate> OfPagesAlone = new()
    {
        ["<ConsentBanner />"] = ComponentSite.Page<PageAround<ConsentBanner>>(),
        ["<ConsentModeScript />"] = ComponentSite.Page<PageAround<ConsentModeScript>>(),
        ["<ConsentOptOutLink />"] = ComponentSite.Page<PageAround<ConsentOptOutLink>>(),
    };

    [Test]
    public async Task What_only_a_page_can_have_is_in_an_interactive_component_an_error_that_names_its_place()
    {
        var messages = new List<string>();
        await using var harness = await ComponentSite.StartAsync(async context =>
            messages.Add((await Assert.CatchAsync(() => OfPagesAlone[Uri.UnescapeDataString(context.Request.QueryString.Value![1..])](context)))!.Message)
        );

        foreach (var tag in OfPagesAlone.Keys)
            await harness.GetAsync($"/?{Uri.EscapeDataString(tag)}");

        Assert.That(messages, Has.All.Contain("App.razor"));
        Assert.That(messages.Select(message => message[..(message.IndexOf('>', StringComparison.Ordinal) + 1)]), Is.EqualTo(OfPagesAlone.Keys));
    }

    [Test]
    public async Task A_wrong_region_is_logged_as_it_stands_in_the_component()
    {
        await using var harness = await ComponentSite.StartAsync(ComponentSite.Page<ConsentModeScript>(new() { ["Google"] = true, ["Region"] = "Norway" }));

        Assert.That((await harness.GetAsync()).Body, Does.Contain("data-ccx-signals").And.Not.Contain("data-ccx-region"));
        Assert.That(harness.Site.Logs.WithId(44).Single().Text, Does.Contain("<ConsentModeScript Region=\"Norway\" />"));
    }

    /// <summary>Without a banner beside it, which would have brought the sheet that shows it.</summary>
    [Test]
    [Category("S06")]
    public async Task The_link_to_object_alone_in_a_page_for_everyone_brings_the_sheet_that_shows_it()
    {
        await using var harness = await ComponentSite.StartAsync(
            ComponentSite.Page<ConsentOptOutLink>(),
            options =>
            {
                RegionalSite.Configure(options);
                options.Banner.CacheSafe = true;
            }
        );

        Assert.That((await harness.GetAsync()).Parse().QuerySelectorAll("link[href*='/_cc/state.css'], div.ccx-opt-out[hidden] > a[data-ccx-opt-out]"), Has.Length.EqualTo(2));
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

    /// <summary>Without what only enhanced navigation needs, which tag helpers do not know.</summary>
    private static string Unpatched(string html) => ForPatching().Replace(html, "");

    [GeneratedRegex(""" data-permanent="[0-9a-f]{8}"|<template data-ccx-live="analytics"></template>""")]
    private static partial Regex ForPatching();
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CookieConsent.Tests.Gating;

/// <summary>What stands in place of content that waits, and what its button does.</summary>
internal sealed class PlaceholderTests
{
    private static readonly (string, string, string) Frame = ("iframe", "src=\"/map\" width=\"560\" height=\"315\" consent=\"Functionality\"", "");

    [Test]
    public async Task A_frame_is_replaced_by_what_is_missing_and_a_button()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(Frame) });

        var placeholder = (await harness.GetAsync()).Parse().QuerySelector("[data-ccx-placeholder]")!;

        Assert.That(placeholder.TextContent, Does.Contain("It is shown when you allow: Functionality."));
        Assert.That(placeholder.QuerySelector("button")!.TextContent, Is.EqualTo("Allow and show"));
        Assert.That(placeholder.QuerySelector("svg")!.GetAttribute("viewBox"), Is.EqualTo("0 0 560 315"));
        Assert.That(placeholder.NextElementSibling!.LocalName, Is.EqualTo("template"));
    }

    /// <summary>Razor runs a view before the layout that has the banner in front of it.</summary>
    [Test]
    public async Task A_placeholder_in_a_view_leaves_the_stylesheet_in_front_of_the_banner_in_its_layout()
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Handler = async context =>
                {
                    var view = await TagPage.WriteAsync(context, Frame);
                    context.Response.ContentType = "text/html; charset=utf-8";
                    await context.Response.WriteAsync(await TagPage.WriteAsync(context, ("consent-banner", "", "")) + view);
                },
            }
        );

        var page = (await harness.GetAsync()).Body;

        Assert.That(page, Does.Match("<link rel=\"stylesheet\" href=\"/_cc/banner\\.[0-9a-f]+\\.css\"><section data-ccx-banner"));
    }

    [Test]
    public async Task A_service_is_named()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Declare, Handler = TagPage.Of(("iframe", "src=\"https://www.youtube.com/embed/x\"", "")) });

        Assert.That((await harness.GetAsync()).Parse().QuerySelector("[data-ccx-placeholder]")!.TextContent, Does.Contain("YouTube"));
    }

    [TestCase(Visitor.Undecided, "functionality")]
    [TestCase(Visitor.Refused, "functionality")]
    [TestCase(Visitor.Partial, "functionality,analytics")]
    public async Task The_button_grants_just_what_is_missing(Visitor visitor, string granted)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(Frame) });
        var page = (await harness.GetAsync(visitor: visitor)).Parse();

        var answer = await SubmitAsync(harness, page, harness.CookieOf(visitor) ?? "");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        var state = (await harness.GetAsync("/_cc/state", $"consent={answer.Cookie("consent").Value}")).Json();
        Assert.That(string.Join(',', state.GetProperty("granted").EnumerateArray().Select(category => category.GetString())), Is.EqualTo("necessary," + granted));
    }

    [Test]
    [Category("P01")]
    public async Task The_record_says_what_was_shown_in_its_place()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(Frame) });
        var page = (await harness.GetAsync()).Parse();

        await SubmitAsync(harness, page, "");

        var record = harness.Site.Store.Records.Single();
        Assert.That((record.Surface, record.Granted), Is.EqualTo((ConsentSurface.Content, CookieCategories.Functionality)));
        Assert.That(record.Notice!.Html, Does.Contain("It is shown when you allow: Functionality."));
    }

    [Test]
    public async Task What_another_process_of_the_site_showed_is_found_by_its_hash()
    {
        await using var one = await RequestHarness.StartAsync(new() { Options = Declare, Handler = TagPage.Of(Frame, ("iframe", "src=\"https://www.youtube.com/embed/x\"", "")) });
        await using var other = await RequestHarness.StartAsync(new() { Options = Declare });
        var page = (await one.GetAsync()).Parse();

        foreach (var hash in page.QuerySelectorAll("[data-ccx-placeholder] input[name=shown]").Select(field => field.GetAttribute("value")!))
            await other.ChooseAsync($"choice=save&category=functionality&shown={hash}");

        Assert.That(other.Site.Store.Records.Select(record => record.Surface), Is.EqualTo(new[] { ConsentSurface.Content, ConsentSurface.Content }));
    }

    [Test]
    public async Task A_service_refused_alone_stays_refused_when_another_category_is_allowed()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Services.Offer, Handler = TagPage.Of(Frame) });
        var cookie = harness.ConsentCookieWithout(CookieCategories.Analytics, Services.Heatmaps);
        var page = (await harness.GetAsync("/", cookie)).Parse();

        var answer = await SubmitAsync(harness, page, cookie);

        var state = (await harness.GetAsync("/_cc/state", $"consent={answer.Cookie("consent").Value}")).Json();
        Assert.That(state.GetProperty("refusedServices").EnumerateArray().Select(id => id.GetString()), Is.EqualTo(new[] { Services.Heatmaps }));
    }

    [Test]
    public async Task Content_is_held_behind_the_same_placeholder()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("consent-content", "for=\"Analytics\"", "<p id=\"inside\">Hello</p>")) });

        var held = (await harness.GetAsync()).Parse();
        var shown = (await harness.GetAsync(visitor: Visitor.Partial)).Parse();

        Assert.That(held.GetElementById("inside"), Is.Null);
        Assert.That(((IHtmlTemplateElement)held.QuerySelector("template")!).Content.TextContent, Is.EqualTo("Hello"));
        Assert.That(shown.Body!.InnerHtml, Is.EqualTo("<p id=\"inside\">Hello</p>"));
    }

    private static void Declare(CookieConsentOptions options) => options.Services["youtube"] = new() { Category = CookieCategories.Functionality };

    private static Task<Answer> SubmitAsync(RequestHarness harness, IHtmlDocument page, string cookies)
    {
        var form = page.QuerySelector("[data-ccx-placeholder] form")!;
        var fields = form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)).Append(("choice", form.QuerySelector("button")!.GetAttribute("value")!));
        return harness.ChooseAsync(string.Join('&', fields.Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}")), cookies);
    }
}

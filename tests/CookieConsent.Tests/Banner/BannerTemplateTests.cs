using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CookieConsent.Configuration;
using CookieConsent.Tests.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace CookieConsent.Tests.Banner;

/// <summary>The banner in the site's own markup: a file in which ours has its places.</summary>
internal sealed class BannerTemplateTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_sites_markup_stands_around_our_parts()
    {
        var banner = Parse(await HtmlAsync("""<div class="own"><img src="/logo.svg" alt=""><div>{title}{text}</div>{actions}</div>"""));

        Assert.Multiple(() =>
        {
            Assert.That(banner.Matches("section[data-ccx-banner][data-nosnippet].ccx.ccx-banner"), Is.True);
            Assert.That(banner.QuerySelector(".own > img"), Is.Not.Null);
            Assert.That(banner.QuerySelector("#" + banner.GetAttribute("aria-labelledby"))!.LocalName, Is.EqualTo("h2"));
            Assert.That(banner.QuerySelectorAll(".own .ccx-purposes li"), Has.Length.EqualTo(3));
        });
    }

    [Test]
    [Category("U03")]
    public async Task The_answers_are_the_same_as_without_it()
    {
        var own = Parse(await HtmlAsync("<p>Hello</p>{actions}{title}{text}"));
        var usual = Parse(await HtmlAsync(markup: null));

        Assert.That(own.QuerySelector("form")!.OuterHtml, Is.EqualTo(usual.QuerySelector("form")!.OuterHtml));
    }

    [Test]
    [Category("U14")]
    public async Task A_key_stands_for_its_text_in_the_visitors_language()
    {
        var html = await HtmlAsync("{title}<p lang>{page.back}: {banner.settings}</p>{text}{actions}", "nb");

        Assert.That(html, Does.Contain("<p lang>Tilbake til nettstedet: Innstillinger</p>"));
    }

    [Test]
    [Category("P02")]
    public async Task What_is_kept_as_proof_is_the_sites_banner_and_every_process_knows_its_hash()
    {
        const string markup = "<b>Ours</b>{title}{text}{actions}";
        await using var first = await StartAsync(markup);
        await using var second = await StartAsync(markup);
        await using var other = await StartAsync(markup + "<i></i>");

        var shown = NoticesOf(first).Banner(CultureInfo.GetCultureInfo("fi"), ConsentBannerLayout.Box).Notice;

        Assert.Multiple(() =>
        {
            Assert.That(shown.Html, Does.Contain("<b>Ours</b>"));
            Assert.That(NoticesOf(second).Find(shown.Hash)?.Html, Is.EqualTo(shown.Html));
            Assert.That(NoticesOf(other).Find(shown.Hash), Is.Null);
        });
    }

    [TestCase("{title}{text}", "lacks {actions}: the two equal answers and the link to the settings")]
    [TestCase("{title}{actions}", "lacks {text}")]
    [TestCase("{text}{actions}", "lacks {title}")]
    [TestCase("{title}{text}{actions}{actions}", "has {actions} twice")]
    [TestCase("{title}{text}{actions}{polcy.link}", "Did you mean \"policy.link\"?")]
    [TestCase("{title}{text}<form>{actions}</form>", "has a form")]
    public async Task A_template_that_loses_something_stops_the_start(string markup, string fix)
    {
        var failures = await Starting.WithAsync(SiteWith(markup));

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Banner:Template is \"banner.html\"").And.Contain(fix));
    }

    [Test]
    public async Task Everything_that_is_missing_is_told_at_once() => Assert.That(await Starting.WithAsync(SiteWith("<p>Hello</p>")), Has.Length.EqualTo(3));

    [TestCase("nowhere.html")]
    [TestCase("../banner.html")]
    [TestCase(".")]
    public async Task A_file_that_is_not_there_stops_the_start(string path)
    {
        var failures = await Starting.WithAsync(SiteWith("{title}{text}{actions}", path));

        Assert.That(failures.Single(), Does.Contain("no such file"));
    }

    [Test]
    public async Task A_style_rule_or_an_object_in_braces_is_no_placeholder() =>
        Assert.That(await HtmlAsync("<p data-own='{ \"a\": 1 }'>{ }</p>{title}{text}{actions}"), Does.Contain("<p data-own='{ \"a\": 1 }'>{ }</p>"));

    private async Task<string> HtmlAsync(string? markup, string language = "en")
    {
        await using var harness = await StartAsync(markup);
        return NoticesOf(harness).Banner(CultureInfo.GetCultureInfo(language), ConsentBannerLayout.Bar).Notice.Html;
    }

    private Task<RequestHarness> StartAsync(string? markup) => RequestHarness.StartAsync(markup is null ? new() : SiteWith(markup));

    private Site SiteWith(string markup, string path = "banner.html")
    {
        var root = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString())).FullName;
        File.WriteAllText(Path.Combine(root, "banner.html"), markup);
        return new()
        {
            Options = options => options.Banner.Template = path,
            Host = builder => builder.Environment.ContentRootFileProvider = new PhysicalFileProvider(root),
        };
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).QuerySelector("section")!;

    private static CookieConsent.Banner.ConsentNotices NoticesOf(RequestHarness harness) => harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Notices;
}

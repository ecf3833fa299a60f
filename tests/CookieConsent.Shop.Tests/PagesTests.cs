using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests;

/// <summary>The HTML that visitors get.</summary>
public sealed class PagesTests(bool isKestrel) : OnBothServers(isKestrel)
{
    private const int MostBytesForTheDecided = 400;

    [TestCaseSource(nameof(States))]
    public async Task Every_page_is_well_formed_and_no_id_stands_twice(CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);
        var pages = 0;

        foreach (var route in Shop.Routes)
        {
            var reply = await visitor.GetAsync(route.Path);
            if (!reply.IsHtml)
                continue;
            pages++;
            var document = reply.Document;
            var ids = document.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
            Assert.Multiple(() =>
            {
                Assert.That(ids, Is.Unique, route.Path);
                Assert.That(References(document), Is.SubsetOf(ids), $"{route}: what an aria attribute or a label refers to is there");
                Assert.That(reply.Body, Does.Not.Contain("<consent-"), $"{route}: every tag helper was found");
                Assert.That(document.QuerySelectorAll("[style], [onclick]"), Is.Empty, $"{route}: nothing inline, the policy forbids it");
            });
        }

        Assert.That(pages, Is.GreaterThan(8));
    }

    [TestCase(CookieCategories.None)]
    [TestCase(CookieCategories.Analytics)]
    [TestCase(CookieCategories.All)]
    public async Task A_decided_visitor_gets_nothing_of_ours_but_the_settings_link_and_the_withdraw_form(CookieCategories granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);

        // The workshop shows in place what the visitor may still allow.
        foreach (var route in Shop.Routes.Where(route => route.IsPage && !route.Path.Equals("/workshop", StringComparison.OrdinalIgnoreCase)))
        {
            var reply = await visitor.FollowAsync(await visitor.GetAsync(route.Path));
            var document = reply.Document;
            var link = document.QuerySelector("a[data-ccx-settings]");
            var form = document.QuerySelector("form[data-ccx-withdraw]");
            var bytes = Encoding.UTF8.GetByteCount(link?.OuterHtml + form?.OuterHtml);
            RemoveDeclaration(document);
            link?.Remove();
            form?.Remove();

            Assert.Multiple(() =>
            {
                Assert.That(link, Is.Not.Null, route.Path);
                Assert.That(form is not null, Is.EqualTo(granted != CookieCategories.None), route.Path);
                Assert.That(bytes, Is.LessThanOrEqualTo(MostBytesForTheDecided), route.Path);
                Assert.That(document.DocumentElement.OuterHtml, Does.Not.Contain("ccx").And.Not.Contain("/_cc"), route.Path);
            });
        }
    }

    [TestCase("en", "Cookies", "Cookie")]
    [TestCase("nb", "Informasjonskapsler", "Innstillinger")]
    [TestCase("fi", "Evästeet", "Evästeasetukset")]
    [Category("U14")]
    public async Task Banner_and_settings_speak_the_language_of_the_page(string language, string startOfBannerTitle, string startOfSettingsTitle)
    {
        using var visitor = Shop.NewVisitor();
        visitor.Headers["Accept-Language"] = language;

        var page = (await visitor.GetAsync("/")).Document;
        var banner = page.QuerySelector("[data-ccx-banner]")!;
        var settings = (await visitor.GetAsync(banner.QuerySelector("a[data-ccx-settings]")!.GetAttribute("href")!)).Document;

        Assert.Multiple(() =>
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(banner.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(banner.QuerySelector("h2")!.TextContent, Does.StartWith(startOfBannerTitle));
            Assert.That(settings.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(settings.QuerySelector("h1")!.TextContent, Does.StartWith(startOfSettingsTitle));
        });
    }

    [Test]
    [Category("U08")]
    public async Task The_banner_names_the_controller_every_purpose_third_parties_and_the_right_to_withdraw()
    {
        using var visitor = Shop.NewVisitor();

        var banner = (await visitor.GetAsync("/")).Document.QuerySelector("[data-ccx-banner]")!;

        Assert.Multiple(() =>
        {
            Assert.That(banner.TextContent, Does.Contain("Nordlys Lamps AS"));
            Assert.That(banner.QuerySelectorAll("li b").Select(name => name.TextContent.TrimEnd(':')), Is.EqualTo(new[] { "Functionality", "Analytics", "Advertisement" }));
            Assert.That(banner.TextContent, Does.Contain("Other companies").And.Contain("withdraw your choice at any time"));
            Assert.That(banner.QuerySelector("a[href='/privacy']"), Is.Not.Null);
        });
    }

    [Test]
    [Category("U09")]
    public async Task The_declaration_lists_every_declared_service_and_cookie()
    {
        using var visitor = Shop.NewVisitor();

        var declaration = (await visitor.GetAsync("/privacy")).Document.QuerySelector(".ccx-declaration")!;

        AssertListsEverything(declaration);
    }

    [Test]
    [Category("U09")]
    public async Task The_second_layer_lists_every_declared_service_and_cookie()
    {
        using var visitor = Shop.NewVisitor();

        var dialog = (await visitor.GetAsync("/")).Document.QuerySelector("[data-ccx-dialog]")!;
        var page = (await visitor.GetAsync("/_cc")).Document.QuerySelector("main")!;

        AssertListsEverything(dialog);
        AssertListsEverything(page);
    }

    [Test]
    [Category("U04")]
    public async Task Only_necessary_is_ticked_for_a_visitor_who_has_granted_nothing([Values(null, CookieCategories.None)] CookieCategories? granted)
    {
        using var visitor = await VisitorWhoGrantedAsync(granted);

        var boxes = (await visitor.GetAsync("/_cc")).Document.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]").ToArray();

        Assert.That(boxes.Select(box => (box.IsChecked, box.IsDisabled)), Is.EqualTo(new[] { (true, true), (false, false), (false, false), (false, false) }));
    }

    private static void AssertListsEverything(IElement element)
    {
        var services = element.QuerySelectorAll("th[scope=rowgroup]").Select(cell => cell.TextContent).ToArray();
        var cookies = element.QuerySelectorAll("td code").Select(cell => cell.TextContent).ToArray();
        var cells = element.QuerySelectorAll("td");
        Assert.Multiple(() =>
        {
            Assert.That(services, Is.SupersetOf(new[] { "Google Analytics", "HubSpot", "Meta Pixel", "Amazon Web Services", "Nordlys Lamps", "Page comparison" }));
            Assert.That(cookies, Is.SupersetOf(new[] { "_ga", "_ga_*", "_gid", "__hstc", "hubspotutk", "_fbp", "AWSALB", "lang", "recent_*", "ab_test", "upstream_session", "__Host-consent" }));
            Assert.That(cells.Select(cell => cell.TextContent.Trim()), Has.None.Empty, "Every service has a provider, a purpose and an answer about third parties, every cookie a lifetime.");
        });
    }

    private static IEnumerable<string> References(IHtmlDocument document) =>
        document
            .QuerySelectorAll("[aria-labelledby], [aria-describedby], label[for]")
            .SelectMany(element => new[] { element.GetAttribute("aria-labelledby"), element.GetAttribute("aria-describedby"), element.GetAttribute("for") })
            .OfType<string>()
            .SelectMany(ids => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Distinct();

    /// <summary>What the privacy page asked for itself: the list of services and the stylesheet that goes with it.</summary>
    private static void RemoveDeclaration(IHtmlDocument document)
    {
        if (document.QuerySelector(".ccx-declaration") is not { } declaration)
            return;
        declaration.Remove();
        document.QuerySelector("link[rel=stylesheet][href*='/_cc/']")!.Remove();
    }
}

using System.Globalization;
using System.Text.Json;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Records;

/// <summary>What is kept of a notice stands by itself: it can be read by a program and opened as a page.</summary>
[Category("P02")]
internal sealed class ConsentNoticeTests
{
    [TestCase("en", "<html lang=\"en\" dir=\"ltr\">")]
    [TestCase("ar", "<html lang=\"ar\" dir=\"rtl\">")]
    public async Task A_dialog_stands_open_on_its_page(string language, string root)
    {
        var document = (await NoticesAsync()).Dialog(CultureInfo.GetCultureInfo(language)).Notice.ToDocument("/a.css?b&c");

        Assert.That(document, Does.StartWith("<!DOCTYPE html>" + root).And.Contain("<dialog open data-ccx-dialog").And.Contain("href=\"/a.css?b&amp;c\"").And.EndWith("</dialog></body></html>"));
    }

    [Test]
    public async Task A_banner_is_on_its_page_as_it_was()
    {
        var notice = (await NoticesAsync()).Banner(CultureInfo.GetCultureInfo("nb"), ConsentBannerLayout.Box).Notice;

        Assert.That(notice.ToDocument("/a.css"), Does.Contain("<body class=\"ccx ccx-page\">" + notice.Html + "</body>"));
    }

    [Test]
    public async Task Every_layer_holds_the_same_categories_and_services_in_its_language()
    {
        var notices = await NoticesAsync();
        var norwegian = CultureInfo.GetCultureInfo("nb");
        var banner = notices.Banner(norwegian, ConsentBannerLayout.Bar).Notice;

        Assert.That(new[] { notices.Dialog(norwegian).Notice.Snapshot, notices.Page(norwegian).Notice.Snapshot }, Has.All.EqualTo(banner.Snapshot));
        Assert.That(banner.Snapshot, Does.Not.Contain('\n'));
        using var snapshot = JsonDocument.Parse(banner.Snapshot);
        var categories = snapshot.RootElement.GetProperty("categories").EnumerateArray().ToArray();
        Assert.That(categories.Select(category => category.GetProperty("id").GetString()), Is.EqualTo(new[] { "necessary", "functionality", "analytics", "advertisement" }));
        Assert.That(categories[0].GetProperty("name").GetString(), Is.EqualTo("Nødvendige"));
        Assert.That(categories[0].GetProperty("services")[0].GetProperty("cookies")[0].GetProperty("name").GetString(), Does.Contain("consent"));
    }

    [Test]
    [Category("P03")]
    public async Task The_hash_covers_everything_that_is_kept()
    {
        var notice = (await NoticesAsync()).Banner(CultureInfo.GetCultureInfo("en"), ConsentBannerLayout.Bar).Notice;
        ConsentNotice[] changed =
        [
            notice with { Surface = ConsentSurface.Page },
            notice with { Language = "de" },
            notice with { Layout = ConsentBannerLayout.Box },
            notice with { PolicyVersion = "2" },
            notice with { Scope = "x" },
            notice with { Snapshot = "{}" },
            notice with { Html = "" },
        ];

        Assert.That(notice.ComputeHash(), Is.EqualTo(notice.Hash));
        Assert.That(changed.Select(other => other.ComputeHash()).Append(notice.Hash), Is.Unique);
    }

    private static async Task<CookieConsent.Banner.ConsentNotices> NoticesAsync()
    {
        await using var harness = await RequestHarness.StartAsync(new());
        return harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Notices;
    }
}

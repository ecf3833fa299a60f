using System.Globalization;
using CookieConsent.Tests.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Banner;

/// <summary>Texts in the app's own localizer: <c>OwnTexts.resx</c> (English) and <c>OwnTexts.nb.resx</c> beside this file.</summary>
internal sealed class LocalizedTextsTests
{
    private const string Resource = "Banner.OwnTexts";

    [TestCase("en", "Cookies in the resource", TestName = "What_names_no_language_is_English")]
    [TestCase("nb", "Kaker i ressursen", TestName = "A_language_has_its_own_file")]
    [TestCase("nb-NO", "Kaker i ressursen", TestName = "A_region_reads_the_file_of_its_language")]
    [TestCase("nn", "Innstillingar for informasjonskapslar", TestName = "A_language_without_a_file_keeps_ours_though_one_that_stands_in_for_it_has_one")]
    [TestCase("de", "Cookie-Einstellungen", TestName = "English_stands_in_for_no_language_that_we_have")]
    [Category("U14")]
    public async Task A_text_counts_in_the_language_that_it_is_written_for(string language, string title)
    {
        await using var harness = await StartAsync();

        Assert.That((await harness.GetAsync("/_cc?culture=" + language)).Body, Does.Contain($">{title}"));
    }

    [Test]
    public async Task A_text_that_the_resource_lacks_is_ours()
    {
        await using var harness = await StartAsync();

        Assert.That((await harness.GetAsync("/_cc?culture=nb")).Body, Does.Contain("Lagre valget"));
    }

    [Test]
    public async Task The_configuration_wins_over_the_localizer()
    {
        await using var harness = await StartAsync(options => options.Banner.Texts["nb"] = new Dictionary<string, string> { ["dialog.title"] = "Kaker i oppsettet" });

        Assert.That((await harness.GetAsync("/_cc?culture=nb")).Body, Does.Contain(">Kaker i oppsettet"));
    }

    [Test]
    public async Task The_callers_language_is_left_as_it_was()
    {
        var before = CultureInfo.CurrentUICulture;
        await using var harness = await StartAsync();

        await harness.GetAsync("/_cc?culture=nb");

        Assert.That(CultureInfo.CurrentUICulture, Is.EqualTo(before));
    }

    [Test]
    public async Task A_resource_that_nothing_finds_stops_the_start()
    {
        var failures = await Starting.WithAsync(SiteWith(options => options.Banner.TextsResource = "OwnText"));

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Banner:TextsResource is \"OwnText\"").And.Contain("no text in any language"));
    }

    [Test]
    public async Task A_resource_without_a_localizer_stops_the_start_and_the_call_is_named()
    {
        var failures = await Starting.WithSettingsAsync(("Banner:TextsResource", Resource));

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Banner:TextsResource").And.Contain("AddLocalization()"));
    }

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? configure = null) =>
        RequestHarness.StartAsync(
            SiteWith(options =>
            {
                options.Banner.TextsResource = Resource;
                configure?.Invoke(options);
            })
        );

    private static Site SiteWith(Action<CookieConsentOptions> options) =>
        new()
        {
            Options = options,
            Host = builder =>
            {
                builder.Environment.ApplicationName = typeof(LocalizedTextsTests).Assembly.GetName().Name!;
                builder.Services.AddLocalization();
            },
        };
}

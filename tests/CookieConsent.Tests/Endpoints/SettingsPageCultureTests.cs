using CookieConsent.Banner;

namespace CookieConsent.Tests.Endpoints;

/// <summary>The language that a link to the settings page names, which is whatever anybody sends.</summary>
[Category("U14")]
internal sealed class SettingsPageCultureTests
{
    [TestCase("nb", "nb")]
    [TestCase("NB", "nb")]
    [TestCase("nb-NO", "nb")]
    [TestCase("nn-NO", "nn")]
    [TestCase("zh", "zh-Hans")]
    [TestCase("no", "nb")]
    [TestCase("fi", "fi")]
    [TestCase("xx", "en")]
    [TestCase("", "en")]
    [TestCase("nb<script>", "en")]
    public async Task The_page_speaks_the_closest_language(string tag, string language)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/_cc?culture=" + Uri.EscapeDataString(tag))).Body, Does.StartWith($"<!DOCTYPE html><html lang=\"{language}\""));
    }

    [Test]
    public async Task A_language_of_the_site_is_known()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Banner.Texts["de-AT"] = new Dictionary<string, string> { ["dialog.title"] = "Kekse" } });

        Assert.That((await harness.GetAsync("/_cc?culture=de-AT")).Body, Does.Contain("Kekse"));
    }

    [TestCase("en-US-u-va-a1")]
    [TestCase("en-x-a1")]
    [TestCase("de-x-a1")]
    public void The_platform_is_asked_for_known_cultures_only(string tag)
    {
        // It keeps every culture that it has been asked for, for ever.
        string?[] known = [null, .. ConsentTexts.LanguagesOf(new())];

        Assert.That(known, Does.Contain(ConsentTexts.CultureNamed(new(), tag)?.Name));
    }

    [Test]
    public void A_tag_longer_than_any_is_none() => Assert.That(ConsentTexts.CultureNamed(new(), "en-" + new string('x', 10_000)), Is.Null);
}

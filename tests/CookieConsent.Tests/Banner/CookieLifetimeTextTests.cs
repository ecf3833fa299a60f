using CookieConsent.Banner;

namespace CookieConsent.Tests.Banner;

internal sealed class CookieLifetimeTextTests
{
    [TestCase("en", 1, "1 day")]
    [TestCase("en", 21, "21 days")]
    [TestCase("is", 21, "21 dagur")]
    [TestCase("fr", 1, "1 jour")]
    [TestCase("ro", 2, "2 zile")]
    [TestCase("ro", 20, "20 de zile")]
    [TestCase("ro", 101, "101 zile")]
    [TestCase("mt", 3, "3 ijiem")]
    [TestCase("mt", 11, "11-il jum")]
    [TestCase("cy", 2, "2 ddiwrnod")]
    [TestCase("eu", 1, "egun 1")]
    [TestCase("eu", 2, "2 egun")]
    public void Days_are_counted_as_the_language_counts(string language, int days, string expected) =>
        Assert.That(Text(language, TimeSpan.FromDays(days)), Is.EqualTo(expected));

    [TestCase("cy", 1, "1 flwyddyn")]
    [TestCase("cy", 2, "2 flynedd")]
    [TestCase("cy", 3, "3 blynedd")]
    [TestCase("cy", 5, "5 mlynedd")]
    [TestCase("cy", 6, "6 blynedd")]
    [TestCase("ga", 2, "2 bhliain")]
    [TestCase("ga", 3, "3 bliana")]
    [TestCase("ga", 7, "7 mbliana")]
    [TestCase("ga", 11, "11 bliain")]
    public void Years_are_counted_as_the_language_counts(string language, int years, string expected) =>
        Assert.That(Text(language, TimeSpan.FromDays(365 * years)), Is.EqualTo(expected));

    [Test]
    public void A_form_that_nobody_wrote_is_said_in_the_form_that_every_language_has()
    {
        // Russian counts five in a form of its own. The package has no Russian texts, and these of a site lack it.
        var options = new CookieConsentOptions();
        options.Banner.Texts["ru"] = new Dictionary<string, string> { ["lifetime.days.one"] = "{count} день", ["lifetime.days.other"] = "{count} дн." };
        var russian = ConsentTexts.For("ru", options);

        Assert.That(CookieLifetimeText.Of(TimeSpan.FromDays(5), russian), Is.EqualTo("5 дн."));
        Assert.That(CookieLifetimeText.Of(TimeSpan.FromDays(21), russian), Is.EqualTo("21 день"));
    }

    [Test]
    public void A_session_cookie_lives_until_the_browser_closes() => Assert.That(Text("en", null), Is.EqualTo("Until you close the browser"));

    private static string Text(string language, TimeSpan? lifetime) =>
        CookieLifetimeText.Of(lifetime, ConsentTexts.For(language, new CookieConsentOptions()));
}

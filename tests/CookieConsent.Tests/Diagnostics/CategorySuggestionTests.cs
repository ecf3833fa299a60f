using CookieConsent.Diagnostics;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>A guess for the person who decides.</summary>
[Category("E04")]
internal sealed class CategorySuggestionTests
{
    [TestCase("site_lang", CookieCategories.Functionality, "'lang'")]
    [TestCase("userLocale", CookieCategories.Functionality, "'locale'")]
    [TestCase("theme", CookieCategories.Functionality, "'theme'")]
    [TestCase("preferred-currency", CookieCategories.Functionality, "'currency'")]
    [TestCase("utm_source", CookieCategories.Advertisement, "'utm'")]
    [TestCase("spring.campaign", CookieCategories.Advertisement, "'campaign'")]
    [TestCase("lastClickId", CookieCategories.Advertisement, "'click'")]
    [TestCase("ad_seen", CookieCategories.Advertisement, "'ad'")]
    [TestCase("my_gclid", CookieCategories.Advertisement, "'gclid'")]
    [TestCase("visits", CookieCategories.Analytics, "'visits'")]
    [TestCase("daily_stat", CookieCategories.Analytics, "'stat'")]
    [TestCase("ab_checkout", CookieCategories.Analytics, "'ab'")]
    [TestCase("experiment-7", CookieCategories.Analytics, "'experiment'")]
    [TestCase("XSRF-KEY", CookieCategories.Necessary, "only you can say so")]
    [TestCase("app.session", CookieCategories.Necessary, "only you can say so")]
    [TestCase("user-auth", CookieCategories.Necessary, "only you can say so")]
    [TestCase("session_visit", CookieCategories.Analytics, "'visit'")]
    [TestCase("zz_9", CookieCategories.None, "Nothing")]
    [TestCase("status", CookieCategories.None, "Nothing")]
    [TestCase("author", CookieCategories.None, "Nothing")]
    [TestCase("", CookieCategories.None, "Nothing")]
    [TestCase("_fbp_2", CookieCategories.Advertisement, "'_fbp' of the service 'meta-pixel'")]
    [TestCase("my_hubspot_form", CookieCategories.Analytics, "service 'hubspot'")]
    [TestCase("BASKET", CookieCategories.Necessary, "differs only in case from 'basket'")]
    [TestCase("_GA", CookieCategories.Analytics, "differs only in case from '_ga'")]
    public void A_name_is_judged_by_what_stands_in_it(string name, CookieCategories category, string reason)
    {
        var suggestion = CategorySuggestion.For(name, Rules.Compile(Vocabulary.Declare));

        Assert.That(suggestion.Category, Is.EqualTo(category));
        Assert.That(suggestion.Text, Does.Contain(reason));
    }

    [Test]
    public void A_line_to_be_pasted_names_no_category() =>
        Assert.That(ConfigurationLine.ForUnknownCookie("theme"), Does.Contain("\"<Necessary, Functionality, Analytics or Advertisement>\": [ \"theme\" ]"));

    [TestCase("a\"b", "[ \"a\\u0022b\" ]")]
    [TestCase("a\\b", "[ \"a\\\\b\" ]")]
    [TestCase("a\u202Eb", "[ \"a\\u202Eb\" ]")]
    public void A_line_to_be_pasted_is_valid_json(string name, string expected) => Assert.That(ConfigurationLine.ForUnknownCookie(name), Does.Contain(expected));

    [TestCase("a*b")]
    [TestCase("a\u0001b")]
    [TestCase("")]
    public void A_name_that_no_pattern_can_hold_gets_no_line(string name) => Assert.That(ConfigurationLine.ForUnknownCookie(name), Does.StartWith("none"));
}

using CookieConsent.Banner;

namespace CookieConsent.Tests.Banner;

internal sealed class PluralCategoryTests
{
    [TestCase("ja", "other", 0, 1, 2, 3, 5, 11, 21, 100)]
    [TestCase("ko", "other", 0, 1, 2, 3, 5, 11, 21, 100)]
    [TestCase("zh-Hans", "other", 0, 1, 2, 3, 5, 11, 21, 100)]
    [TestCase("zh-Hant", "other", 0, 1, 2, 3, 5, 11, 21, 100)]
    public void Where_a_noun_has_one_form_every_count_takes_it(string language, string form, params int[] counts) => AssertForm(language, form, counts);

    [Test]
    public void Most_languages_tell_one_from_the_rest(
        [Values("bg", "ca", "da", "de", "el", "en", "es", "et", "eu", "fi", "gl", "hu", "it", "lb", "nb", "nl", "nn", "pt", "sv", "tr")] string language
    )
    {
        AssertForm(language, "one", 1);
        AssertForm(language, "other", 0, 2, 3, 5, 11, 21, 100, 101);
    }

    [TestCase("fr", "one", 0, 1)]
    [TestCase("fr", "other", 2, 3, 5, 11, 21, 100, 101)]
    [TestCase("is", "one", 1, 21, 101, 121)]
    [TestCase("is", "other", 0, 2, 3, 5, 11, 100, 111)]
    [TestCase("mk", "one", 1, 21, 101, 121)]
    [TestCase("mk", "other", 0, 2, 3, 5, 11, 100, 111)]
    [TestCase("he", "one", 1)]
    [TestCase("he", "two", 2)]
    [TestCase("he", "other", 0, 3, 5, 11, 20, 21, 22, 100, 102)]
    [TestCase("ro", "one", 1)]
    [TestCase("ro", "few", 0, 2, 3, 5, 11, 19, 101, 119)]
    [TestCase("ro", "other", 20, 21, 22, 100, 120)]
    public void Some_Romance_Nordic_and_Semitic_languages_draw_the_line_elsewhere(string language, string form, params int[] counts) =>
        AssertForm(language, form, counts);

    [TestCase("cs", "one", 1)]
    [TestCase("cs", "few", 2, 3, 4)]
    [TestCase("cs", "other", 0, 5, 11, 12, 21, 22, 100, 101, 102)]
    [TestCase("sk", "one", 1)]
    [TestCase("sk", "few", 2, 3, 4)]
    [TestCase("sk", "other", 0, 5, 11, 12, 21, 22, 100, 101, 102)]
    [TestCase("sl", "one", 1, 101, 201)]
    [TestCase("sl", "two", 2, 102, 202)]
    [TestCase("sl", "few", 3, 4, 103, 104)]
    [TestCase("sl", "other", 0, 5, 11, 12, 21, 22, 23, 100, 111)]
    [TestCase("hr", "one", 1, 21, 101, 121)]
    [TestCase("hr", "few", 2, 3, 4, 22, 24, 102)]
    [TestCase("hr", "other", 0, 5, 10, 11, 12, 14, 20, 25, 100, 111, 112)]
    [TestCase("sr", "one", 1, 21, 101, 121)]
    [TestCase("sr-Latn", "few", 2, 3, 4, 22, 24, 102)]
    [TestCase("sr", "other", 0, 5, 10, 11, 12, 14, 20, 25, 100, 111, 112)]
    [TestCase("uk", "one", 1, 21, 101, 121)]
    [TestCase("uk", "few", 2, 3, 4, 22, 24, 102)]
    [TestCase("uk", "many", 0, 5, 10, 11, 12, 14, 20, 25, 100, 111, 112)]
    [TestCase("ru", "many", 0, 5, 11, 100, 111)]
    [TestCase("be", "few", 2, 22)]
    [TestCase("bs", "other", 0, 5, 11, 100, 111)]
    [TestCase("pl", "one", 1)]
    [TestCase("pl", "few", 2, 3, 4, 22, 24, 102)]
    [TestCase("pl", "many", 0, 5, 10, 11, 12, 14, 20, 21, 25, 100, 101, 111, 112, 121)]
    public void Slavic_languages_have_a_form_for_a_few(string language, string form, params int[] counts) => AssertForm(language, form, counts);

    [TestCase("lv", "zero", 0, 10, 11, 19, 20, 100, 111)]
    [TestCase("lv", "one", 1, 21, 101, 121)]
    [TestCase("lv", "other", 2, 3, 5, 9, 22, 102)]
    [TestCase("lt", "one", 1, 21, 101, 121)]
    [TestCase("lt", "few", 2, 3, 5, 9, 22, 102)]
    [TestCase("lt", "other", 0, 10, 11, 12, 19, 20, 100, 111)]
    public void Baltic_languages_look_at_the_last_digits(string language, string form, params int[] counts) => AssertForm(language, form, counts);

    [TestCase("ar", "zero", 0)]
    [TestCase("ar", "one", 1)]
    [TestCase("ar", "two", 2)]
    [TestCase("ar", "few", 3, 5, 10, 103, 110)]
    [TestCase("ar", "many", 11, 21, 99, 111, 199)]
    [TestCase("ar", "other", 100, 101, 102, 200, 201)]
    [TestCase("mt", "one", 1)]
    [TestCase("mt", "two", 2)]
    [TestCase("mt", "few", 0, 3, 5, 10, 103, 110)]
    [TestCase("mt", "many", 11, 19, 111, 119)]
    [TestCase("mt", "other", 20, 21, 99, 100, 101, 102)]
    [TestCase("ga", "one", 1)]
    [TestCase("ga", "two", 2)]
    [TestCase("ga", "few", 3, 5, 6)]
    [TestCase("ga", "many", 7, 10)]
    [TestCase("ga", "other", 0, 11, 12, 21, 22, 100, 103)]
    [TestCase("cy", "zero", 0)]
    [TestCase("cy", "one", 1)]
    [TestCase("cy", "two", 2)]
    [TestCase("cy", "few", 3)]
    [TestCase("cy", "many", 6)]
    [TestCase("cy", "other", 4, 5, 7, 11, 16, 21, 100, 103, 106)]
    public void Arabic_Maltese_Irish_and_Welsh_have_five_or_six_forms(string language, string form, params int[] counts) => AssertForm(language, form, counts);

    [TestCase("pl-PL")]
    [TestCase("PL")]
    [TestCase("pl-Latn-PL")]
    public void A_region_a_script_or_capitals_make_no_difference(string tag) => AssertForm(tag, "many", 5);

    [Test]
    public void An_unknown_language_tells_one_from_the_rest()
    {
        AssertForm("x-ours", "one", 1);
        AssertForm("x-ours", "other", 0, 2, 21);
    }

    private static void AssertForm(string language, string form, params int[] counts) =>
        Assert.That(counts.Select(count => (count, PluralCategory.Of(language, count))), Is.EqualTo(counts.Select(count => (count, form))));
}

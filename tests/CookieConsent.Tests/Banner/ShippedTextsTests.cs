using System.Text.RegularExpressions;
using CookieConsent.Banner;

namespace CookieConsent.Tests.Banner;

/// <summary>Every language that the package has, found in its resources: a new file is tested by being there.</summary>
internal sealed partial class ShippedTextsTests
{
    /// <summary>What some language writes as English does.</summary>
    private static readonly string[] SameAsEnglish = ["Cookie", "No", "Service", "{count} minute", "{count} minutes"];

    public static IEnumerable<string> Languages => ShippedTexts.Languages.Order(StringComparer.Ordinal);

    public static IEnumerable<string> Translations => Languages.Where(language => language != ShippedTexts.CompleteLanguage);

    [TestCaseSource(nameof(Languages))]
    public void A_language_has_every_text_in_every_form_that_it_counts_in(string language)
    {
        var forms = Enumerable.Range(1, 1000).Select(count => PluralCategory.Of(language, count)).Append(PluralCategory.Other).Distinct();

        Assert.That(KeysIn(forms).Except(TextsOf(language).Keys), Is.Empty);
    }

    [TestCaseSource(nameof(Languages))]
    public void A_language_has_no_text_that_nothing_asks_for(string language)
    {
        // No lifetime is zero, so the form of zero may be there or not.
        var forms = Enumerable.Range(0, 1000).Select(count => PluralCategory.Of(language, count)).Append(PluralCategory.Other).Distinct();

        Assert.That(TextsOf(language).Keys.Except(KeysIn(forms)), Is.Empty);
    }

    [TestCaseSource(nameof(Languages))]
    public void No_text_is_empty_or_begins_or_ends_with_a_space(string language) =>
        Assert.That(TextsOf(language).Where(text => text.Value.Length == 0 || text.Value != text.Value.Trim()), Is.Empty);

    [TestCaseSource(nameof(Translations))]
    public void No_text_was_left_in_English(string language) =>
        Assert.That(
            TextsOf(language).Where(text => ShippedTexts.Complete.GetValueOrDefault(text.Key) == text.Value && !SameAsEnglish.Contains(text.Value)),
            Is.Empty
        );

    [TestCaseSource(nameof(Languages))]
    public void A_text_keeps_the_placeholders_of_its_English_counterpart(string language)
    {
        var changed = TextsOf(language).Where(text => !PlaceholdersIn(text.Value).SequenceEqual(PlaceholdersIn(EnglishOf(text.Key))));

        Assert.That(changed.Where(text => !SaysTheCountInWords(language, text.Key, text.Value)), Is.Empty);
    }

    [TestCaseSource(nameof(Languages))]
    [Category("U13")]
    public void No_text_nudges(string language)
    {
        Assert.That(NudgingPhrases.In, Does.ContainKey(language), "Say which phrases nudge in this language.");
        Assert.That(
            TextsOf(language).Where(text => NudgingPhrases.In[language].Any(phrase => text.Value.Contains(phrase, StringComparison.OrdinalIgnoreCase))),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Languages))]
    [Category("U13")]
    public void No_text_exclaims(string language) => Assert.That(TextsOf(language).Values, Has.None.Matches("[!¡！]"));

    [TestCaseSource(nameof(Languages))]
    [Category("U13")]
    public void Neither_answer_is_more_than_twice_as_long_as_the_other(string language)
    {
        var (accept, reject) = (TextsOf(language)["banner.accept"], TextsOf(language)["banner.reject"]);

        Assert.That(accept, Is.Not.EqualTo(reject));
        Assert.That(accept.Length, Is.InRange(reject.Length / 2.0, reject.Length * 2.0), $"{accept} / {reject}");
    }

    [TestCaseSource(nameof(Languages))]
    public void The_remark_on_the_signal_names_the_button_as_the_button_does(string language) =>
        Assert.That(TextsOf(language)["signal.notice"], Does.Contain(TextsOf(language)["banner.accept"]));

    [TestCaseSource(nameof(Languages))]
    public void The_platform_knows_the_language_by_the_tag_of_its_file(string language) => Assert.That(LanguageChain.Normal(language), Is.EqualTo(language));

    private static IReadOnlyDictionary<string, string> TextsOf(string language) => ShippedTexts.Find(language)!;

    private static IEnumerable<string> KeysIn(IEnumerable<string> forms) =>
        ShippedTexts
            .Complete.Keys.SelectMany(key => CountedKey().Match(key) is { Success: true } match ? forms.Select(form => match.Groups["unit"].Value + form) : [key])
            .Distinct();

    private static string EnglishOf(string key) => ShippedTexts.Complete[CountedKey().Replace(key, "${unit}other")];

    private static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    /// <summary>A form that only one count takes can say it in words, as Arabic and Hebrew do with one and two.</summary>
    private static bool SaysTheCountInWords(string language, string key, string text) =>
        CountedKey().Match(key) is { Success: true } match
        && !PlaceholdersIn(text).Any()
        && Enumerable.Range(0, 1000).Count(count => PluralCategory.Of(language, count) == match.Groups["form"].Value) == 1;

    [GeneratedRegex(@"^(?<unit>lifetime\.[a-z]+\.)(?<form>[a-z]+)$")]
    private static partial Regex CountedKey();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}

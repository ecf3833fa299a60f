using CookieConsent.Decision;
using FsCheck;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Decision;

[Category("C06")]
internal sealed class ConsentCookieValueProperties
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Test]
    public void A_value_comes_back_as_it_was_written()
    {
        var values =
            from day in Gen.Choose(0, (1 << 18) - 1)
            from granted in Gen.Choose(0, 7)
            from overrides in Gen.Elements(true, false)
            from scope in Letters(Alphabet, 12)
            from id in Letters(Alphabet, 21)
            from last in Gen.Elements('A', 'Q', 'g', 'w')
            let categories = (CookieCategories)(granted << 1)
            select new ConsentCookieValue(day, categories, overrides && categories.HasFlag(CookieCategories.Advertisement), scope, granted == 0 ? null : id + last);

        Fuzz.Check(values, 500, value => ConsentCookieValue.TryParse(value.ToString().AsMemory(), out var read) && read == value && value.ToString().Length <= 45);
    }

    [Test]
    public void No_random_text_is_a_decision_unless_it_is_what_we_would_write()
    {
        // Half of the texts have the right version and one of the two right lengths, so that the later checks are reached.
        var texts =
            from length in Gen.Elements(17, 39, 16, 18, 38, 40, 3)
            from version in Gen.Elements("1", "1", "1", "2", "")
            from rest in Letters(Alphabet + "=;+/ \"å", length - version.Length)
            from clean in Letters(Alphabet, length - version.Length)
            from isClean in Gen.Elements(true, true, false)
            select version + (isClean ? clean : rest);

        Fuzz.Check(texts, 3000, text => !ConsentCookieValue.TryParse(text.AsMemory(), out var value) || value.ToString() == text);
    }

    private static Gen<string> Letters(string letters, int count) => Gen.Elements(letters.ToCharArray()).ArrayOf(count).Select(picked => new string(picked));
}

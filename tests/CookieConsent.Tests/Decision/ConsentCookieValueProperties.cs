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
            from refused in RefusedServices
            let categories = (CookieCategories)(granted << 1)
            select (
                new ConsentCookieValue(day, categories, overrides && categories.HasFlag(CookieCategories.Advertisement), scope, granted == 0 ? null : id + last, refused),
                day,
                granted == 0 ? "" : refused
            );

        Fuzz.Check(
            values,
            500,
            given =>
            {
                var (value, day, refused) = given;
                var isRead = ConsentCookieValue.TryParse(value.ToString().AsMemory(), out var read);
                return isRead && read == value && read.Day == day && read.RefusedServices.SequenceEqual(refused) && value.ToString().Length <= 45 + refused.Length;
            }
        );
    }

    [Test]
    public void No_random_text_is_a_decision_unless_it_is_what_we_would_write()
    {
        // Half of the texts have the right version and one of the right lengths, so that the later checks are reached.
        var texts =
            from length in Gen.Elements(17, 39, 43, 47, 51, 179, 16, 18, 38, 40, 41, 42, 180, 183, 3)
            from version in Gen.Elements("1", "1", "1", "2", "")
            from rest in Letters(Alphabet + "=;+/ \"å", length - version.Length)
            from clean in Letters(Alphabet, length - version.Length)
            from isClean in Gen.Elements(true, true, false)
            select version + (isClean ? clean : rest);

        Fuzz.Check(texts, 3000, text => !ConsentCookieValue.TryParse(text.AsMemory(), out var value) || value.ToString() == text);
    }

    [Test]
    [Category("C05")]
    public void Cut_anywhere_the_rest_is_no_decision_or_refuses_fewer_services()
    {
        var values =
            from refused in RefusedServices
            let text = "1FEcCabcdefghijklAZq0Pn_zfAeTlL6o8ZpXYA" + refused
            from length in Gen.Choose(0, text.Length - 1)
            select text[..length];

        Fuzz.Check(values, 500, text => ConsentCookieValue.TryParse(text.AsMemory(), out _) == (text.Length >= 39 && text.Length % 4 == 3));
    }

    /// <summary>None to 35 codes as a cookie holds them.</summary>
    private static Gen<string> RefusedServices =>
        from count in Gen.Elements(0, 0, 1, 2, 10, 35)
        from codes in Letters(Alphabet, 4).ArrayOf(count)
        select string.Concat(codes.Distinct().Order(StringComparer.Ordinal));

    private static Gen<string> Letters(string letters, int count) => Gen.Elements(letters.ToCharArray()).ArrayOf(count).Select(picked => new string(picked));
}

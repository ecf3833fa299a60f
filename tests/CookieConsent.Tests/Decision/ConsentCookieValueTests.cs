using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

[Category("C06")]
internal sealed class ConsentCookieValueTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string Id = "AZq0Pn_zfAeTlL6o8ZpXYA";
    private const string Grant = "1FEcCabcdefghijkl" + Id;
    private const string Refusal = "1FEcAabcdefghijkl";
    private const string WithoutServices = Grant + "12-_rn-k";

    [Test]
    public void A_grant_says_day_categories_scope_and_record()
    {
        Assert.That(ConsentCookieValue.TryParse(Grant.AsMemory(), out var value), Is.True);
        Assert.That(value, Is.EqualTo(new ConsentCookieValue((5 << 12) | (4 << 6) | 28, CookieCategories.Analytics, false, "abcdefghijkl", Id)));
    }

    [Test]
    public void Values_are_equal_when_their_texts_are()
    {
        _ = ConsentCookieValue.TryParse(Grant.AsMemory(), out var one);
        _ = ConsentCookieValue.TryParse($"x{Grant}".AsMemory(1), out var same);
        _ = ConsentCookieValue.TryParse(Refusal.AsMemory(), out var other);

        Assert.That((one == same, one != same, one == other, one != other), Is.EqualTo((true, false, false, true)));
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
    }

    [Test]
    public void Text_that_is_no_string_is_read_too()
    {
        Assert.That(ConsentCookieValue.TryParse(Grant.ToCharArray(), out var value), Is.True);
        Assert.That(value.ToString(), Is.EqualTo(Grant));
    }

    [Test]
    public void Every_character_of_the_alphabet_is_a_digit_of_its_own([Range(0, 63)] int digit)
    {
        Assert.That(ConsentCookieValue.TryParse($"1AA{Alphabet[digit]}Aabcdefghijkl".AsMemory(), out var value), Is.True);
        Assert.That(value.Day, Is.EqualTo(digit));
    }

    [Test]
    [Category("C05")]
    public void A_refusal_carries_no_identifier()
    {
        Assert.That(ConsentCookieValue.TryParse(Refusal.AsMemory(), out var value), Is.True);
        Assert.That(value.RecordId, Is.Null);
        Assert.That(value.ToString(), Has.Length.EqualTo(17));
    }

    [Test]
    [Category("C05")]
    public void A_value_is_at_most_45_characters() => Assert.That(Grant, Has.Length.LessThanOrEqualTo(45));

    [TestCase("")]
    [TestCase("1")]
    [TestCase("true")]
    [TestCase(Refusal + Id, TestName = "A_refusal_with_an_identifier_is_no_decision")]
    [TestCase("1FEcCabcdefghijkl", TestName = "A_grant_without_an_identifier_is_no_decision")]
    [TestCase("1FEcKabcdefghijkl" + Id, TestName = "An_override_without_advertisement_is_no_decision")]
    [TestCase("1FEcQabcdefghijkl" + Id, TestName = "An_undefined_flag_is_no_decision")]
    [TestCase("1FEcCabcdefghijklAZq0Pn_zfAeTlL6o8ZpXYB", TestName = "An_identifier_of_more_than_128_bits_is_no_decision")]
    [TestCase(Refusal + "AAAA", TestName = "A_refusal_with_refused_services_is_no_decision")]
    [TestCase(Grant + "A", TestName = "A_quarter_of_a_refused_service_is_no_decision")]
    [TestCase(Grant + "AAAABBB", TestName = "A_part_of_a_refused_service_is_no_decision")]
    [TestCase(Grant + "BBBBAAAA", TestName = "Refused_services_out_of_order_are_no_decision")]
    [TestCase(Grant + "AAAAAAAA", TestName = "A_service_refused_twice_is_no_decision")]
    [TestCase(Grant + "AAA=", TestName = "A_refused_service_outside_of_the_alphabet_is_no_decision")]
    [TestCase("2FEcCabcdefghijkl" + Id, TestName = "Another_version_is_no_decision")]
    [TestCase(" 1FEcAabcdefghijkl")]
    [TestCase("\"1FEcAabcdefghijkl\"")]
    [TestCase("1FEcA abcdefghijk")]
    [TestCase("1FEcAabcdefghijkl=")]
    [TestCase("1FEcAåbcdefghijkl")]
    [TestCase("1FEcA\u0661bcdefghijkl")]
    public void Anything_else_is_no_decision(string text) => Assert.That(ConsentCookieValue.TryParse(text.AsMemory(), out _), Is.False);

    [Test]
    [Category("C05")]
    public void Up_to_35_services_are_refused_in_4_characters_each()
    {
        var codes = string.Concat(Enumerable.Range(0, 36).Select(i => "AA" + Alphabet[i / 6] + Alphabet[i % 6]).Order(StringComparer.Ordinal));

        Assert.That(ConsentCookieValue.TryParse((Grant + codes[..140]).AsMemory(), out var value), Is.True);
        Assert.That(value.RefusedServices.ToString(), Is.EqualTo(codes[..140]));
        Assert.That(value.ToString(), Has.Length.EqualTo(39 + (35 * 4)));
        Assert.That(ConsentCookieValue.TryParse((Grant + codes).AsMemory(), out _), Is.False);
    }

    [Test]
    public void A_changed_character_is_no_decision_or_another_canonical_one([Values(Grant, Refusal, WithoutServices)] string original)
    {
        foreach (var (index, character) in Enumerable.Range(0, original.Length).SelectMany(index => (Alphabet + "+/=. ;\"å\0").Select(character => (index, character))))
        {
            var changed = original[..index] + character + original[(index + 1)..];
            var isRead = ConsentCookieValue.TryParse(changed.AsMemory(), out var value);

            Assert.That(isRead, Is.False.Or.EqualTo(value.ToString() == changed), changed);
            if (!Alphabet.Contains(character, StringComparison.Ordinal) || (index == 0 && character != '1'))
                Assert.That(isRead, Is.False, changed);
        }
    }

    [Test]
    public void A_character_more_or_less_is_no_decision([Values(Grant, Refusal, WithoutServices)] string original)
    {
        for (var index = 0; index < original.Length; index++)
        {
            Assert.That(ConsentCookieValue.TryParse(original.Remove(index, 1).AsMemory(), out _), Is.False);
            Assert.That(ConsentCookieValue.TryParse(original.Insert(index, "A").AsMemory(), out _), Is.False);
        }
    }
}

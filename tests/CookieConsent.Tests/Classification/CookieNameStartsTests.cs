using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>
/// A hint may be too generous and never too strict. That it is strict enough to be of use is what keeps unknown cookies cheap: most have no hint at all.
/// </summary>
internal sealed class CookieNameStartsTests
{
    [TestCase("other")]
    [TestCase("ses")]
    [TestCase("session_1")]
    [TestCase("eight_characters")]
    [TestCase("eight_ch_and_more")]
    [TestCase("eight__")]
    [TestCase("EIGHT_CHARACTERS")]
    public void A_name_that_starts_like_a_rule_has_a_hint(string start)
    {
        var starts = new CookieNameStarts([Rules.Exact("other"), Rules.Prefix("ses"), Rules.Exact("eight_characters"), Rules.Prefix("eight_ch")]);

        Assert.That(starts.HintFor(start + "=1; x"), Is.Not.Zero);
    }

    [Test]
    public void Most_names_that_start_like_no_rule_have_none()
    {
        var starts = new CookieNameStarts([.. Enumerable.Range(0, 300).Select(i => Rules.Exact($"{(char)('a' + i % 26)}{i}_own"))]);

        var unknown = Enumerable.Range(0, 1000).Count(i => starts.HintFor($"zz{i:0000}x=1") == 0);

        Assert.That(unknown, Is.GreaterThan(800));
    }

    [TestCase("abcd", 4)]
    [TestCase("abcdefgh", 8)]
    public void The_hint_of_a_long_prefix_is_its_length(string prefix, int length)
    {
        var starts = new CookieNameStarts([Rules.Prefix(prefix)]);

        Assert.That(starts.HintFor(prefix + "_1"), Is.EqualTo(1UL << length | 1));
        Assert.That(starts.HintFor("zzzz_1"), Is.Zero);
    }

    [TestCase("a")]
    [TestCase("ab")]
    [TestCase("abc")]
    public void The_hint_of_a_short_prefix_is_its_length(string prefix)
    {
        var starts = new CookieNameStarts([Rules.Prefix(prefix)]);

        Assert.That(starts.HintFor("abcdef"), Is.EqualTo(1UL << prefix.Length));
        Assert.That(starts.HintFor("bbcdef"), Is.Zero);
    }

    [TestCase("ab")]
    [TestCase("abc")]
    public void The_second_character_counts_where_a_prefix_has_one(string prefix) =>
        Assert.That(new CookieNameStarts([Rules.Prefix(prefix)]).HintFor("acdef"), Is.Zero);

    [TestCase("a=cdef")]
    [TestCase("ab=def")]
    [TestCase("abc=ef")]
    [TestCase("=bcdef")]
    [TestCase(" bcdef")]
    [TestCase("a cdef")]
    [TestCase("ab def")]
    [TestCase("abc ef")]
    [TestCase("\tbcdef")]
    [TestCase("a\tcdef")]
    [TestCase("ab\tdef")]
    [TestCase("abc\tef")]
    [TestCase("abc")]
    [TestCase("")]
    public void A_start_that_may_not_be_the_names_gives_every_hint(string start) =>
        Assert.That(new CookieNameStarts([Rules.Exact("other")]).HintFor(start), Is.EqualTo(ulong.MaxValue));

    [Test]
    public void Four_characters_are_a_start() => Assert.That(new CookieNameStarts([Rules.Exact("other")]).HintFor("abcd"), Is.Zero);

    [Test]
    public void A_short_name_that_is_never_split_leaves_longer_ones_alone() =>
        Assert.That(new CookieNameStarts([Rules.Exact("a"), Rules.Exact("ab"), Rules.Exact("abc")]).HintFor("abcdef"), Is.Zero);

    [Test]
    public void A_long_name_that_may_be_split_says_nothing_of_shorter_starts() =>
        Assert.That(new CookieNameStarts([Rules.Framework("abcd"), Rules.Framework("abcdef")]).HintFor("abxxxx"), Is.Zero);

    [TestCase("other_name", "other")]
    [TestCase("eight_cases", "eight_characters")]
    public void Eight_characters_tell_more_than_four(string name, string rule)
    {
        var starts = new CookieNameStarts([Rules.Exact(rule), Rules.Prefix("eight_characters_and_more")]);

        Assert.That(starts.HintFor(name), Is.Zero);
        Assert.That(starts.HintFor(name.AsSpan(0, 7)), Is.Not.Zero, "The name may be over.");
    }

    [Test]
    public void A_prefix_of_less_than_eight_characters_counts_whatever_follows()
    {
        var starts = new CookieNameStarts([Rules.Prefix("seven__"), Rules.Prefix("seven__and_more"), Rules.Exact("seven__exactly")]);

        Assert.That(starts.HintFor("seven__other"), Is.EqualTo(1UL << 7));
    }

    [TestCase("abcd")]
    [TestCase("abcdefg")]
    public void A_part_of_a_split_cookie_has_a_hint(string name) => Assert.That(new CookieNameStarts([Rules.Framework(name)]).HintFor(name + "C12345"), Is.Not.Zero);

    [TestCase("xy_", "xy_", true)]
    [TestCase("xy_", "XY_", true)]
    [TestCase("xy_", "ab_", false)]
    [TestCase("wxyz_ab_", "wxyz_cd_", true)]
    [TestCase("wxyz_ab_", "WXYZ_CD_", true)]
    [TestCase("wxyz_ab_", "wxyz_abc", false)]
    [TestCase("wxyz_ab_", "stuv_ab_", false)]
    public void A_prefix_ends_where_one_that_starts_alike_does(string prefix, string name, bool may) =>
        Assert.That(new CookieNameStarts([Rules.Prefix(prefix)]).MayEndAt(name, prefix.Length), Is.EqualTo(may));

    [Test]
    public void No_prefix_ends_where_none_has_that_length() => Assert.That(new CookieNameStarts([Rules.Prefix("xy_")]).MayEndAt("ab_d", 4), Is.False);
}

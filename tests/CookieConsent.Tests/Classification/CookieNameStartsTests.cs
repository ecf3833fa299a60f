using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>
/// A hint may be too generous and never too strict. That it is strict enough to be of use is what keeps unknown cookies cheap: most have no hint at all.
/// </summary>
internal sealed class CookieNameStartsTests
{
    [TestCase("other_name")]
    [TestCase("ses")]
    public void A_name_that_starts_like_a_rule_has_a_hint(string start)
    {
        var starts = new CookieNameStarts([Rules.Exact("other"), Rules.Prefix("ses")]);

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

    [TestCase("ab_", true)]
    [TestCase("AB_", true)]
    [TestCase("abc", false)]
    public void A_prefix_ends_with_its_last_character(string name, bool may) =>
        Assert.That(new CookieNameStarts([Rules.Prefix("xy_")]).MayEndAt(name, 3), Is.EqualTo(may));

    [Test]
    public void No_prefix_ends_where_none_has_that_length() => Assert.That(new CookieNameStarts([Rules.Prefix("xy_")]).MayEndAt("ab_d", 4), Is.False);
}

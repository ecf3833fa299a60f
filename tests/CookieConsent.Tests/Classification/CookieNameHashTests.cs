using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>What the table's speed rests on: names that differ seldom share a hash, and spellings that differ in case always do.</summary>
internal sealed class CookieNameHashTests
{
    private static readonly string[] Patterns = [.. Enumerable.Range(0, 10_000).Select(i => $"site_{i}")];

    [Test]
    public void Ten_thousand_names_hardly_share_a_hash() =>
        Assert.That(Patterns.Select(name => CookieNameHash.Of(name, isPrefix: false)).Distinct().Count(), Is.GreaterThan(9_990));

    [Test]
    public void Ten_thousand_names_spread_over_a_table_of_their_size()
    {
        var places = Patterns.Select(name => CookieNameHash.Of(name, isPrefix: false) & 0x3FFF).Distinct().Count();

        // Of 16,384 places chance leaves 7,460 taken.
        Assert.That(places, Is.GreaterThan(6_700));
    }

    [TestCase("a", "b")]
    [TestCase("ab", "bb")]
    [TestCase("ab", "aa")]
    [TestCase("abc", "abd")]
    [TestCase("abc", "bbc")]
    [TestCase("abc", "aac")]
    [TestCase("a", "aa")]
    [TestCase("abcd", "abce")]
    [TestCase("abcdefgh", "abcdefgi")]
    [TestCase("abcdefgh", "bbcdefgh")]
    [TestCase("abcdefgh", "abcdffgh")]
    [TestCase("abcdefghij", "abcdefghjj")]
    [TestCase("aaaa", "aaaaa")]
    [TestCase("aaaaaaaa", "aaaaaaaaaaaa")]
    public void Each_character_and_the_length_count(string one, string other) =>
        Assert.That(CookieNameHash.Of(one, isPrefix: false), Is.Not.EqualTo(CookieNameHash.Of(other, isPrefix: false)));

    [TestCase("a")]
    [TestCase("abc")]
    [TestCase("abcd")]
    [TestCase("abcdef")]
    public void A_prefix_is_not_the_name_that_reads_alike(string name) =>
        Assert.That(CookieNameHash.Of(name, isPrefix: true), Is.Not.EqualTo(CookieNameHash.Of(name, isPrefix: false)));

    [TestCase("_ga", "_GA")]
    [TestCase("Session", "sESSION")]
    [TestCase("abcd", "ABCD")]
    [TestCase("language_id", "LANGUAGE_ID")]
    public void Case_does_not_count(string one, string other)
    {
        Assert.That(CookieNameHash.Of(one, isPrefix: false), Is.EqualTo(CookieNameHash.Of(other, isPrefix: false)));
        Assert.That(one.Length < 4 || CookieNameHash.OfStart(one) == CookieNameHash.OfStart(other), Is.True);
    }

    [Test]
    public void The_first_four_characters_make_the_hash_of_a_start()
    {
        Assert.That(CookieNameHash.OfStart("abcdef"), Is.EqualTo(CookieNameHash.OfStart("abcdxy")));

        var starts = Enumerable.Range(0, 4096).Select(i => CookieNameHash.OfStart($"{(char)('a' + (i >> 8))}{(char)('a' + (i >> 4 & 15))}{(char)('a' + (i & 15))}_x"));
        Assert.That(starts.Distinct().Count(), Is.GreaterThan(4_090));
    }
}

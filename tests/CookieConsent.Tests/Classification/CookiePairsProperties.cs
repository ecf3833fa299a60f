using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

[Category("E08")]
internal sealed class CookiePairsProperties
{
    [Test]
    public void The_pairs_of_any_text_are_its_parts_between_semicolons() => Fuzz.Check(OddText.Any, 700, header => Pairs(header).SequenceEqual(Reference(header)));

    [Test]
    public void The_pairs_put_together_are_the_text_again() => Fuzz.Check(OddText.Any, 500, header => string.Join(';', Pairs(header)) == (header.EndsWith(';') ? header[..^1] : header));

    private static List<string> Pairs(string header)
    {
        var pairs = new List<string>();
        var rest = header.AsSpan();
        while (CookiePairs.TryNext(ref rest, out var pair))
            pairs.Add(pair.ToString());
        return pairs;
    }

    /// <summary>Nothing behind the last semicolon is no pair.</summary>
    private static IEnumerable<string> Reference(string header)
    {
        var parts = header.Split(';');
        return parts[^1].Length == 0 ? parts.SkipLast(1) : parts;
    }
}

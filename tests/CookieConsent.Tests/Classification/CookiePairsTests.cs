using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

internal sealed class CookiePairsTests
{
    [TestCase("", new string[0])]
    [TestCase("a=1", new[] { "a=1" })]
    [TestCase("a=1; b=2", new[] { "a=1", " b=2" })]
    [TestCase("a=1;b=2;", new[] { "a=1", "b=2" })]
    [TestCase(";;", new[] { "", "" })]
    [TestCase("a=1,b=2", new[] { "a=1,b=2" })]
    public void A_header_is_divided_at_semicolons_only(string header, string[] expected)
    {
        var pairs = new List<string>();
        var rest = header.AsSpan();
        while (CookiePairs.TryNext(ref rest, out var pair))
            pairs.Add(pair.ToString());

        Assert.That(pairs, Is.EqualTo(expected));
    }
}

using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

[Category("E08")]
internal sealed class CookieNameTests
{
    [TestCase("_ga=1", "_ga")]
    [TestCase("_ga=1; Path=/; Secure", "_ga")]
    [TestCase("_ga=a b", "_ga")]
    [TestCase("_ga={\"a\":1}", "_ga")]
    [TestCase(" _ga =1", "_ga")]
    [TestCase("\t_ga\t=1", "_ga")]
    [TestCase("_ga=a=b", "_ga")]
    [TestCase("_ga=", "_ga")]
    [TestCase("%5Fga=1", "%5Fga")]
    [TestCase("_GA=1", "_GA")]
    [TestCase("aa=1, _ga=2", "aa")]
    [TestCase("a,b=1", "a,b")]
    [TestCase("a b=1", "a b")]
    [TestCase("\"_ga\"=1", "\"_ga\"")]
    [TestCase("blåbær=1", "blåbær")]
    [TestCase("_ga=1;=x", "_ga")]
    public void A_name_is_read_as_browsers_do(string line, string name) => Assert.That(CookieName.Of(line).ToString(), Is.EqualTo(name));

    [Category("E07")]
    [TestCase("_ga")]
    [TestCase("=x")]
    [TestCase(" =x")]
    [TestCase(";;")]
    [TestCase("")]
    [TestCase(" \t")]
    [TestCase("abc123")]
    [TestCase("abc123; Path=/; a=b")]
    [TestCase("==x")]
    public void A_line_without_a_name_gives_none(string line) => Assert.That(CookieName.Of(line).ToString(), Is.Empty);

    [Test]
    public void Only_space_and_tab_are_trimmed() => Assert.That(CookieName.Of("\u00A0_ga\r=1").ToString(), Is.EqualTo("\u00A0_ga\r"));
}

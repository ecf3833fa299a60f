using CookieConsent.Decision;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Tests.Decision;

internal sealed class ConsentCookieReaderTests
{
    [TestCase("consent=v", 1)]
    [TestCase("a=1; consent=v; b=2", 1)]
    [TestCase("a=1;consent = v ;b=2", 1)]
    [TestCase("consent=w; consent=v", 2)]
    [TestCase("Consent=v", 0)]
    [TestCase("CONSENT=v; xconsent=v; consentx=v", 0)]
    [TestCase("a=consent=v", 0)]
    [TestCase("consent", 0)]
    [TestCase("consent\u00A0=v", 0)]
    [TestCase("consent\u000B=v", 0)]
    [TestCase("a=1;\u00A0consent=v", 0)]
    [TestCase("a=1;\u000Bconsent=v", 0)]
    [TestCase("a=1;\tconsent\t=v", 1)]
    [TestCase("consent=; consent=v", 2)]
    [TestCase("", 0)]
    public void Cookies_of_the_name_are_counted_case_sensitively(string header, int expected)
    {
        var count = ConsentCookieReader.Read(header, "consent", out var value);

        Assert.That(count, Is.EqualTo(expected));
        Assert.That(value.ToString(), Is.EqualTo(expected == 0 ? "" : "v"));
    }

    [Test]
    public void Cookies_in_several_header_lines_count_together() =>
        Assert.That(ConsentCookieReader.Read(new StringValues(["consent=a", null, "b=1; consent=c"]), "consent", out _), Is.EqualTo(2));
}

using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

[Category("C04")]
internal sealed class ConsentCookieNameTests
{
    [TestCase(null, "/", "https", "__Host-consent")]
    [TestCase(null, "/", "http", "consent")]
    [TestCase(null, "/shop", "https", "consent")]
    [TestCase("example.com", "/", "https", "consent")]
    [TestCase(".EXAMPLE.com", "/", "https", "consent")]
    [TestCase("shop.example.com", "/", "https", "consent")]
    [TestCase("example.org", "/", "https", "__Host-consent", Description = "Browsers take no cookie for a domain that the host is not in.")]
    [TestCase("op.example.com", "/", "https", "__Host-consent")]
    [TestCase("a.shop.example.com", "/", "https", "__Host-consent")]
    [TestCase("example.org", "/shop", "https", "consent")]
    [TestCase("example.com", "/shop", "https", "consent")]
    public void The_prefix_is_there_where_browsers_take_it(string? domain, string path, string scheme, string expected)
    {
        var name = new ConsentCookieName(new() { Domain = domain, Path = path });
        var request = new DefaultHttpContext().Request;
        request.Scheme = scheme;
        request.Host = new("shop.example.com", 8443);

        Assert.That(name.For(request), Is.EqualTo(expected));
    }
}

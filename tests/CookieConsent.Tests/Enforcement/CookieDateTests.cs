using CookieConsent.Enforcement;

namespace CookieConsent.Tests.Enforcement;

internal sealed class CookieDateTests
{
    [TestCase("Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z")]
    [TestCase("Wed, 21-Oct-15 07:28:00 GMT", "2015-10-21T07:28:00Z")]
    [TestCase("Wed Oct 21 07:28:00 2015", "2015-10-21T07:28:00Z")]
    [TestCase("21 October 2015 7:8:9", "2015-10-21T07:08:09Z")]
    [TestCase("2015 21 oct 07:28:00", "2015-10-21T07:28:00Z")]
    [TestCase("Wed, 21 Oct 69 07:28:00 GMT", "2069-10-21T07:28:00Z")]
    [TestCase("Wed, 21 Oct 70 07:28:00 GMT", "1970-10-21T07:28:00Z")]
    [TestCase("29 Feb 2024 23:59:59", "2024-02-29T23:59:59Z")]
    public void A_date_is_read_as_browsers_do(string text, string expected)
    {
        Assert.That(CookieDate.TryParse(text, out var date), Is.True);
        Assert.That(date, Is.EqualTo(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("yesterday")]
    [TestCase("21 Oct 2015")]
    [TestCase("07:28:00 21 Oct")]
    [TestCase("29 Feb 2023 00:00:00")]
    [TestCase("32 Oct 2015 07:28:00")]
    [TestCase("21 Oct 1600 07:28:00")]
    [TestCase("21 Oct 2015 24:00:00")]
    [TestCase("21 Oct 2015 07:60:00")]
    [TestCase("21 Oct 2015 07:28:60")]
    public void Anything_else_is_no_date(string text) => Assert.That(CookieDate.TryParse(text, out _), Is.False);
}

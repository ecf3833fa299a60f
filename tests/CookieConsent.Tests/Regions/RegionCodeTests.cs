using CookieConsent.Regions;

namespace CookieConsent.Tests.Regions;

[Category("K06")]
internal sealed class RegionCodeTests
{
    [TestCase("US", "US")]
    [TestCase("us", "US")]
    [TestCase("us-ca", "US-CA")]
    [TestCase("FR-75C", "FR-75C")]
    [TestCase("GB-1", "GB-1")]
    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("U", null)]
    [TestCase("USA", null)]
    [TestCase("T1", null)]
    [TestCase("XX", null)]
    [TestCase("xx", null)]
    [TestCase("ZZ", null)]
    [TestCase("EU", null)]
    [TestCase("US-", null)]
    [TestCase("US-CALI", null)]
    [TestCase("US_CA", null)]
    [TestCase("US-C ", null)]
    [TestCase(" US", null)]
    [TestCase("US,DE", null)]
    [TestCase("ÜS", null)]
    public void A_code_is_a_country_or_a_region_in_it_and_anything_else_is_unknown(string? text, string? code) => Assert.That(RegionCode.Parse(text), Is.EqualTo(code));

    [TestCase("US", "CA", "US-CA")]
    [TestCase("US", "US-CA", "US-CA")]
    [TestCase("US", "us-ca", "US-CA")]
    [TestCase("US", null, "US")]
    [TestCase("US", "", "US")]
    [TestCase("US", "California", "US")]
    [TestCase("US", "DE-BY", "US")]
    [TestCase("US-CA", "CA", null)]
    [TestCase("XX", "CA", null)]
    public void Two_headers_make_one_code(string country, string? region, string? code) => Assert.That(RegionCode.Parse(country, region), Is.EqualTo(code));
}

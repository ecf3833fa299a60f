namespace CookieConsent.Tests.Configuration;

/// <summary>What a site can say of regions, and what it cannot: each mistake with its path and the fix.</summary>
[Category("K06")]
internal sealed class RegionRulesTests
{
    [TestCase("UK", "Regime", "OptIn", "Write \"GB\"")]
    [TestCase("*", "Regime", "OptIn", "Everywhere else OptIn holds")]
    [TestCase("Germany", "Regime", "OptIn", "\"US-CA\"")]
    [TestCase("EU", "Regime", "OptIn", "\"US-CA\"")]
    [TestCase("US", "Regime", "Ask", "OptIn, OptOut or None")]
    [TestCase("US", "Regime", "1", "OptIn, OptOut or None")]
    [TestCase("US", "Rule", "OptIn", "is unknown")]
    [TestCase("GB", "Exemptions:0", "Advertisement", "Functionality and Analytics")]
    [TestCase("GB", "Exemptions:0", "Statistics", "Functionality and Analytics")]
    [TestCase("GB", "Exemptions:0", "Necessary", "Functionality and Analytics")]
    public async Task A_wrong_rule_is_told_with_its_path_and_the_fix(string code, string key, string value, string fix)
    {
        var failure = (await Starting.WithSettingsAsync(("Regions:CountryHeader", "CF-IPCountry"), ($"Regions:Rules:{code}:{key}", value))).Single();

        Assert.That(failure, Does.StartWith($"CookieConsent:Regions:Rules:{code}").And.Contain(fix));
    }

    [Test]
    public async Task No_rule_can_turn_off_that_consent_comes_first_where_the_law_says_so(
        [Values("DE", "fr", "NO", "IS", "LI", "GB", "CH", "GF", "CA-QC", "DE-BY")] string code,
        [Values("OptOut", "None")] string regime
    )
    {
        var failure = (await Starting.WithSettingsAsync(("Regions:CountryHeader", "CF-IPCountry"), ("Regions:RegionHeader", "CF-Region-Code"), ($"Regions:Rules:{code}:Regime", regime))).Single();

        Assert.That(failure, Does.StartWith($"CookieConsent:Regions:Rules:{code}:Regime is {regime}").And.Contain("asks for consent first").And.Contain("OptIn"));
    }

    [Test]
    public async Task Exemptions_are_for_regions_where_consent_comes_first()
    {
        var failure = (await Starting.WithSettingsAsync(("Regions:CountryHeader", "CF-IPCountry"), ("Regions:Rules:US:Regime", "OptOut"), ("Regions:Rules:US:Exemptions:0", "Analytics"))).Single();

        Assert.That(failure, Does.StartWith("CookieConsent:Regions:Rules:US:Exemptions").And.Contain("OptIn"));
    }

    [Test]
    public async Task Rules_without_anything_that_says_where_visitors_are_stop_the_start()
    {
        var failure = (await Starting.WithSettingsAsync(("Regions:Rules:US:Regime", "OptOut"))).Single();

        Assert.That(failure, Does.Contain("CountryHeader").And.Contain("AddRegionResolver"));
    }

    [Test]
    public async Task A_rule_for_a_region_needs_to_know_the_region()
    {
        var failure = (await Starting.WithSettingsAsync(("Regions:CountryHeader", "CF-IPCountry"), ("Regions:Rules:US-CA:Regime", "OptOut"))).Single();

        Assert.That(failure, Does.StartWith("CookieConsent:Regions:Rules:US-CA").And.Contain("RegionHeader"));
    }

    [TestCase("CountryHeader", "CF IPCountry")]
    [TestCase("RegionHeader", "region:")]
    public async Task A_header_has_a_name(string key, string value) =>
        Assert.That((await Starting.WithSettingsAsync(("Regions:" + key, value))).Single(), Does.StartWith("CookieConsent:Regions:" + key));

    [Test]
    public async Task Right_rules_start()
    {
        Assert.That(
            await Starting.WithSettingsAsync(
                ("Regions:CountryHeader", "CF-IPCountry"),
                ("Regions:RegionHeader", "CF-Region-Code"),
                ("Regions:Rules:us-ca:regime", "optout"),
                ("Regions:Rules:JP:Regime", "None"),
                ("Regions:Rules:GB:Exemptions:0", "Analytics"),
                ("Regions:Rules:FR:Exemptions:0", "functionality"),
                ("Regions:Rules:DE", "")
            ),
            Is.Empty
        );
    }
}

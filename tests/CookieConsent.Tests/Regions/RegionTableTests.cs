using CookieConsent.Regions;

namespace CookieConsent.Tests.Regions;

[Category("K06")]
internal sealed class RegionTableTests
{
    [TestCase("US", "US-CA", ConsentRegime.OptOut)]
    [TestCase("US", "US-TX", ConsentRegime.None)]
    [TestCase("US", "US", ConsentRegime.OptOut, TestName = "Where_only_the_country_is_known_the_strictest_of_its_rules_holds")]
    [TestCase("US", "DE", ConsentRegime.OptIn)]
    [TestCase("US", "BR", ConsentRegime.OptIn)]
    [TestCase("US", null, ConsentRegime.OptIn)]
    public void The_regions_rule_wins_over_the_countrys_and_without_one_consent_comes_first(string country, string? code, ConsentRegime regime)
    {
        var table = TableOf((country, ConsentRegime.None), ("us-ca", ConsentRegime.OptOut));

        Assert.That(table.Find(code).Regime, Is.EqualTo(regime));
    }

    [Test]
    public void A_rule_for_a_region_says_nothing_of_the_rest_of_its_country()
    {
        var table = TableOf(("US-CA", ConsentRegime.OptOut));

        Assert.That(table.Find("US-TX").Regime, Is.EqualTo(ConsentRegime.OptIn));
        Assert.That(table.Find("US").Regime, Is.EqualTo(ConsentRegime.OptIn));
    }

    [Test]
    public void Quebec_is_asked_whatever_holds_in_Canada()
    {
        var table = TableOf(("CA", ConsentRegime.OptOut));

        Assert.That(table.Find("CA-ON").Regime, Is.EqualTo(ConsentRegime.OptOut));
        Assert.That(table.Find("CA-QC").Regime, Is.EqualTo(ConsentRegime.OptIn));
        Assert.That(table.Find("CA").Regime, Is.EqualTo(ConsentRegime.OptIn));
    }

    [Test]
    public void Only_exemptions_that_all_rules_have_hold_where_only_the_country_is_known()
    {
        var options = new ConsentRegionsOptions();
        options.Rules["GB"] = new() { Exemptions = { CookieCategories.Analytics, CookieCategories.Functionality } };
        options.Rules["GB-SCT"] = new() { Exemptions = { CookieCategories.Functionality } };

        Assert.That(new RegionTable(options).Find("GB").Exemptions, Is.EqualTo(CookieCategories.Functionality));
        Assert.That(new RegionTable(options).Find("GB-ENG").Exemptions, Is.EqualTo(CookieCategories.Analytics | CookieCategories.Functionality));
    }

    private static RegionTable TableOf(params ReadOnlySpan<(string Code, ConsentRegime Regime)> rules)
    {
        var options = new ConsentRegionsOptions();
        foreach (var (code, regime) in rules)
            options.Rules[code] = new() { Regime = regime };
        return new(options);
    }
}

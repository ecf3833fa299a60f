namespace CookieConsent.Tests.Configuration;

/// <summary>Defaults are a contract.</summary>
internal sealed class OptionsDefaultsTests
{
    private readonly CookieConsentOptions _options = new();

    [Test]
    [Category("C02")]
    public void A_decision_holds_for_182_days() => Assert.That(_options.ConsentLifetime, Is.EqualTo(TimeSpan.FromDays(182)));

    [Test]
    [Category("E04")]
    public void Unknown_cookies_are_blocked() => Assert.That(_options.UnknownCookies, Is.EqualTo(CookieHandling.Block));

    [Test]
    public void Undeclared_services_are_blocked() => Assert.That(_options.UndeclaredServices, Is.EqualTo(CookieHandling.Block));

    [Test]
    public void The_choice_is_enforced() => Assert.That(_options.Mode, Is.EqualTo(ConsentMode.Enforce));

    [Test]
    public void The_signal_refuses_advertisement() => Assert.That(_options.GlobalPrivacyControl, Is.EqualTo(GlobalPrivacyControlHandling.RefuseAdvertisement));

    [Test]
    [Category("S08")]
    public void Do_not_track_is_not_heeded_and_nothing_is_stated_in_public() => Assert.That((_options.DoNotTrack, _options.GlobalPrivacyControlStatement.LastUpdate), Is.EqualTo((false, (DateOnly?)null)));

    [Test]
    [Category("K06")]
    public void Consent_comes_first_everywhere()
    {
        Assert.That(_options.Regions.Rules, Is.Empty);
        Assert.That((_options.Regions.CountryHeader, _options.Regions.RegionHeader), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That((new ConsentRegionRuleOptions().Regime, new ConsentRegionRuleOptions().Exemptions.Count), Is.EqualTo((ConsentRegime.OptIn, 0)));
    }

    [Test]
    [Category("K04")]
    [Category("K05")]
    public void No_service_is_exempt_and_no_condition_is_taken_as_met()
    {
        var exemption = new ConsentExemptionOptions();

        Assert.That(new ConsentServiceOptions().Exempt, Is.Null);
        Assert.That((exemption.ChosenByVisitor, exemption.SinglePublisher, exemption.AnonymousStatistics, exemption.CrossSiteIdentifier, exemption.DataRetention), Is.EqualTo((false, false, false, (bool?)null, (TimeSpan?)null)));
    }

    [Test]
    public void Sixty_grants_a_minute_are_taken() => Assert.That(_options.GrantsPerMinute, Is.EqualTo(60));

    [Test]
    public void The_endpoints_answer_below_cc() => Assert.That(_options.BasePath.Value, Is.EqualTo("/_cc"));

    [Test]
    public void A_grant_waits_three_seconds_for_its_proof() => Assert.That(_options.RecordTimeout, Is.EqualTo(TimeSpan.FromSeconds(3)));

    [Test]
    public void Nothing_is_declared()
    {
        Assert.That(_options.Services, Is.Empty);
        Assert.That(_options.Cookies, Is.Empty);
        Assert.That((_options.PolicyUrl, _options.PolicyVersion, _options.Controller.Name), Is.EqualTo(((string?)null, "", (string?)null)));
    }

    [Test]
    public void The_banner_is_a_bar_in_the_devices_colours() => Assert.That((_options.Banner.Layout, _options.Banner.Theme), Is.EqualTo((ConsentBannerLayout.Bar, ConsentTheme.Auto)));

    [Test]
    public void The_banner_is_ours_in_texts_order_and_markup()
    {
        var banner = _options.Banner;

        Assert.That(banner.Categories, Is.Empty);
        Assert.That((banner.Stylesheet, banner.Template, banner.TextsResource), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void Services_are_not_chosen_one_by_one() => Assert.That(_options.Banner.ServiceChoice, Is.False);

    [Test]
    [Category("E16")]
    public void Pages_with_the_banner_are_each_visitors_own() => Assert.That(_options.Banner.CacheSafe, Is.False);

    [Test]
    public void The_firewall_is_off_and_would_start_from_the_sites_own_host() => Assert.That((_options.Firewall.Mode, _options.Firewall.Policy), Is.EqualTo((ConsentFirewallMode.Off, "default-src 'self'")));

    [Test]
    [Category("E15")]
    public void Vendors_are_told_nothing()
    {
        var signals = _options.ConsentSignals;

        Assert.That((signals.Google, signals.MicrosoftUet, signals.Clarity, signals.AdsDataRedaction, signals.UrlPassthrough), Is.EqualTo((GoogleConsentMode.Off, false, false, false, false)));
        Assert.That(signals.Regions, Is.Empty);
    }

    [Test]
    public void A_service_names_no_storage_of_its_own() => Assert.That(new ConsentServiceOptions().Storage, Is.Empty);

    [Test]
    [Category("C04")]
    public void The_consent_cookie_is_for_this_host_lax_and_hidden_from_script()
    {
        var cookie = _options.ConsentCookie;

        Assert.That((cookie.Name, cookie.Domain, cookie.Path, cookie.HttpOnly, cookie.SameSite), Is.EqualTo(("consent", (string?)null, "/", true, SameSiteMode.Lax)));
    }

    [Test]
    public void The_categories_are_four_bits()
    {
        Assert.That(Enum.GetValues<CookieCategories>().Select(category => (int)category), Is.EqualTo(new[] { 0, 1, 2, 4, 8, 15 }));
        Assert.That(CookieCategories.All, Is.EqualTo(CookieCategories.Necessary | CookieCategories.Functionality | CookieCategories.Analytics | CookieCategories.Advertisement));
    }
}

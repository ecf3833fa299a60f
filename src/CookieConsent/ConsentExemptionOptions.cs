namespace CookieConsent;

/// <summary>
/// What a site declares so that a service may run before consent where <see cref="ConsentRegionRuleOptions.Exemptions"/> of the visitor's region allow it
/// (requirements K04, K05). Visitors are told, and a visitor who refuses the category has objected. Without the conditions the app does not start.
/// </summary>
public sealed class ConsentExemptionOptions
{
    /// <summary>
    /// For functionality: the service keeps only settings that the visitor has chosen, such as language, currency or appearance. Has to be
    /// <see langword="true"/> there. Default: <see langword="false"/>.
    /// </summary>
    public bool ChosenByVisitor { get; set; }

    /// <summary>For analytics: the data serve this site alone, also at the provider's. Has to be <see langword="true"/> there. Default: <see langword="false"/>.</summary>
    public bool SinglePublisher { get; set; }

    /// <summary>For analytics: only anonymous statistics come of it. Has to be <see langword="true"/> there. Default: <see langword="false"/>.</summary>
    public bool AnonymousStatistics { get; set; }

    /// <summary>For analytics: whether its identifier tells visitors on other sites. Has to be <see langword="false"/> there, and written. Default: not said.</summary>
    public bool? CrossSiteIdentifier { get; set; }

    /// <summary>For analytics: how long the data are kept, at most 25 months (760 days). Required there. Default: not said.</summary>
    public TimeSpan? DataRetention { get; set; }
}

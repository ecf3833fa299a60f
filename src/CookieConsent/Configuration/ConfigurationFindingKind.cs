namespace CookieConsent.Configuration;

/// <summary>What a finding is about. The name is its id in the log: it stays.</summary>
internal enum ConfigurationFindingKind
{
    /// <summary>A known tracker is called necessary (requirement K01).</summary>
    TrackerAsNecessary,

    /// <summary>A pattern of the site means cookies that the catalogue puts into another category.</summary>
    CatalogueDiffers,

    /// <summary>One pattern stands in two categories (requirement K03).</summary>
    PatternInTwoCategories,

    /// <summary>One pattern takes names out of another one of another category.</summary>
    PatternsOverlap,

    /// <summary>Visitors are not told what a service is for (requirement U09).</summary>
    PurposeMissing,

    /// <summary>Visitors are not told who runs a service (requirement U09).</summary>
    ProviderMissing,

    /// <summary>A lifetime that no browser gives.</summary>
    LifetimeBeyondBrowsers,

    /// <summary>Statistics are called necessary and live too long for that (requirement K05).</summary>
    ExemptAnalyticsTooLong,

    /// <summary>A service is marked exempt, and no region that the site names exempts its category.</summary>
    ExemptionNowhere,

    /// <summary>Nobody is named as responsible.</summary>
    ControllerMissing,

    /// <summary>There is no privacy notice.</summary>
    PolicyUrlMissing,

    /// <summary>Google's scripts load before any choice (requirements E14, E15).</summary>
    AdvancedConsentMode,

    /// <summary>A list comes from several sources and is merged item by item.</summary>
    ListFromSeveralSources,

    /// <summary>Browsers do not send the consent cookie to the settings page.</summary>
    ConsentCookieOutOfReach,

    /// <summary>Nobody can tell what belongs to a service of another company (requirement E14).</summary>
    HostsMissing,

    /// <summary>The firewall's own policy opens, for everybody, what has to be granted.</summary>
    FirewallOpensService,

    /// <summary>The firewall cannot open the subdomains of a host, because one of them is somebody else's.</summary>
    HostWithoutSubdomains,

    /// <summary>A second section was passed and is not read.</summary>
    SectionIgnored,
}

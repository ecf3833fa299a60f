using CookieConsent.Classification;

namespace CookieConsent.Configuration;

/// <summary>What is allowed but hardly meant: one finding each, with the path and the fix. The options are valid here.</summary>
internal static class ConfigurationLinter
{
    /// <summary>The findings, in the order in which they matter.</summary>
    public static IEnumerable<ConfigurationFinding> Check(ConsentConfiguration configuration, ServiceCatalogue catalogue, ConfigurationSources sources)
    {
        var patterns = ConfiguredPattern.From(configuration.Options, catalogue);
        return
        [
            .. CatalogueLint.Check(patterns, configuration.Options, catalogue),
            .. PatternLint.Check(patterns),
            .. LifetimeLint.Check(patterns, configuration, catalogue),
            .. ExemptionLint.Check(configuration),
            .. VisitorInformationLint.Check(configuration.Options, catalogue),
            .. FirewallLint.Check(configuration, catalogue),
            .. ConsentSignalLint.Check(configuration.Options),
            .. ConsentCookieLint.Check(configuration.Options),
            .. SourceLint.Check(configuration.Options, sources),
        ];
    }
}

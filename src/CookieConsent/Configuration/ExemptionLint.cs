using CookieConsent.Classification;

namespace CookieConsent.Configuration;

/// <summary>Exemptions that never apply.</summary>
internal static class ExemptionLint
{
    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(ConsentConfiguration configuration) =>
        configuration
            .Services.Where(service => service.IsExempt && (configuration.Regions.Exemptions & service.Category) == 0)
            .Select(service => new ConfigurationFinding(
                ConfigurationFindingKind.ExemptionNowhere,
                $"{configuration.Options.ConfigurationPath}:Services:{service.Id}:Exempt",
                $"is declared, but no rule exempts {service.Category}, so the service waits for consent everywhere.",
                $"Write \"Exemptions\": [ \"{service.Category}\" ] into the rule of each country whose law allows it, below {configuration.Options.ConfigurationPath}:Regions:Rules."
            ));
}

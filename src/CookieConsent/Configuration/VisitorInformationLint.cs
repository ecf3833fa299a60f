using CookieConsent.Classification;

namespace CookieConsent.Configuration;

/// <summary>What visitors have to be told and the configuration leaves out (requirements U08, U09).</summary>
internal static class VisitorInformationLint
{
    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(CookieConsentOptions options, ServiceCatalogue catalogue)
    {
        if (string.IsNullOrEmpty(options.Controller.Name))
        {
            yield return new(
                ConfigurationFindingKind.ControllerMissing,
                $"{options.ConfigurationPath}:Controller:Name",
                "is empty. Visitors have to be told who is responsible.",
                "Write the name of the company or person."
            );
        }
        if (string.IsNullOrEmpty(options.PolicyUrl))
        {
            yield return new(
                ConfigurationFindingKind.PolicyUrlMissing,
                $"{options.ConfigurationPath}:PolicyUrl",
                "is empty.",
                "Write the address of the privacy notice, for example \"/privacy\"."
            );
        }
        foreach (var (id, service) in options.Services.Where(service => catalogue.Find(service.Key) is null))
        {
            if (string.IsNullOrWhiteSpace(service.Purpose))
            {
                yield return new(
                    ConfigurationFindingKind.PurposeMissing,
                    $"{options.ConfigurationPath}:Services:{id}:Purpose",
                    "is empty, and the catalogue does not know the service.",
                    "Write in a sentence what it is for: visitors read it before they choose."
                );
            }

            // Without a provider a service is the site's own, which one that is loaded from elsewhere hardly is.
            if (string.IsNullOrWhiteSpace(service.Provider) && (service.Hosts.Count > 0 || service.PolicyUrl is { Length: > 0 } and not ['/', ..]))
            {
                yield return new(
                    ConfigurationFindingKind.ProviderMissing,
                    $"{options.ConfigurationPath}:Services:{id}:Provider",
                    "is empty, so visitors are told that the site itself runs the service, yet its hosts or its privacy notice are elsewhere.",
                    "Write the name of the company that runs it."
                );
            }
        }
    }
}

using CookieConsent.Classification;
using CookieConsent.Diagnostics;

namespace CookieConsent.Configuration;

/// <summary>Declared lifetimes that cannot be true, or are too long for what the cookie is called.</summary>
internal static class LifetimeLint
{
    private static readonly TimeSpan LongestInBrowsers = TimeSpan.FromDays(400);

    // 13 months (requirement K05).
    private static readonly TimeSpan LongestExempt = TimeSpan.FromDays(395);

    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(IReadOnlyList<ConfiguredPattern> patterns, ConsentConfiguration configuration, ServiceCatalogue catalogue)
    {
        foreach (var pattern in patterns.Where(pattern => pattern.Lifetime > LongestInBrowsers))
        {
            yield return new(
                ConfigurationFindingKind.LifetimeBeyondBrowsers,
                pattern.Path + ":Lifetime",
                $"is {pattern.Lifetime}, but no browser keeps a cookie longer than 400 days.",
                "Write \"400.00:00:00\" or less."
            );
        }

        foreach (var service in configuration.Services.Where(service => service.Category == CookieCategories.Necessary && IsAnalytics(service, catalogue)))
        {
            if (service.Cookies.MaxBy(cookie => cookie.Lifetime) is { } cookie && cookie.Lifetime > LongestExempt)
            {
                yield return new(
                    ConfigurationFindingKind.ExemptAnalyticsTooLong,
                    $"{configuration.Options.ConfigurationPath}:Services:{service.Id}:Cookies",
                    $"declares '{cookie.Pattern}' for {cookie.Lifetime}. Statistics may be exempt from consent only up to 13 months, and only where the law of your visitors says so.",
                    "Set and declare \"395.00:00:00\" or less, or write \"Category\": \"Analytics\"."
                );
            }
        }
    }

    /// <summary>By the catalogue, and for the site's own services by their name: nothing else tells what they are for.</summary>
    private static bool IsAnalytics(DeclaredService service, ServiceCatalogue catalogue) =>
        catalogue.Find(service.Id) is { } known
            ? known.Category == CookieCategories.Analytics
            : CategoryWords.Find(service.Id).Category == CookieCategories.Analytics || CategoryWords.Find(service.Name).Category == CookieCategories.Analytics;
}

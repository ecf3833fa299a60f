using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Report;

/// <summary>The cookies of the whole site where a store keeps them, else those of this process; judged by the configuration in force.</summary>
internal sealed class ReportedCookies(ICookieInventory inventory, ConsentConfigurationSource configurations, IServiceProvider services, ILogger<ReportedCookies> logger)
{
    /// <summary>Reads them, ordered by name.</summary>
    public async Task<CookieList> GetAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<IConsentRecordReport>() is { } report)
        {
            try
            {
                var (kept, configuration) = (await report.GetObservationsAsync(cancellationToken), configurations.Current);
                return new([.. kept.Select(cookie => Judge(cookie, configuration)).OrderBy(cookie => cookie.Name, StringComparer.Ordinal)], inventory.Unlisted, IsOfWholeSite: true, IsStoreAway: false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.ReportIncomplete(exception);
                return new(inventory.GetObservations(), inventory.Unlisted, IsOfWholeSite: false, IsStoreAway: true);
            }
        }
        return new(inventory.GetObservations(), inventory.Unlisted, IsOfWholeSite: false, IsStoreAway: false);
    }

    private static ObservedCookie Judge(ObservedCookie kept, ConsentConfiguration configuration)
    {
        // A family stands under its pattern: a name of it is judged as all of them are.
        var sample = kept.Name.EndsWith('*') ? kept.Name.TrimEnd('*') + "1" : kept.Name;
        return ObservationReport.Of(kept, sample, kept.Reason == CookieReason.DeclaredInCode, configuration);
    }
}

/// <summary>What is known of the site's cookies.</summary>
/// <param name="Cookies">The cookies, ordered by name.</param>
/// <param name="Unlisted">How often one was seen in this process that found no room.</param>
/// <param name="IsOfWholeSite">Whether they are of all nodes and from before this process too.</param>
/// <param name="IsStoreAway">Whether they would be, had the store answered.</param>
internal sealed record CookieList(IReadOnlyList<ObservedCookie> Cookies, long Unlisted, bool IsOfWholeSite, bool IsStoreAway);

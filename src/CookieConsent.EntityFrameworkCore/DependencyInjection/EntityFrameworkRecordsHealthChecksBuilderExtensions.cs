using CookieConsent.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the consent records to the app's health checks.</summary>
public static class EntityFrameworkRecordsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the database of the consent records: unhealthy while no grant can be kept, degraded while refusals wait on the local disk. Its data
    /// has <c>spoolBytes</c>. Needs <c>AddEntityFrameworkRecords</c>.
    /// </summary>
    /// <param name="builder">The app's health checks.</param>
    /// <param name="name">Name of the check.</param>
    /// <param name="failureStatus">What a failure is called; <see langword="null"/>: unhealthy.</param>
    /// <param name="tags">Tags to filter by.</param>
    /// <returns>The same health checks, for the next call.</returns>
    public static IHealthChecksBuilder AddCookieConsentRecords(
        this IHealthChecksBuilder builder,
        string name = "cookie-consent-records",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<ConsentRecordsHealthCheck>(name, failureStatus, tags ?? []);
    }
}

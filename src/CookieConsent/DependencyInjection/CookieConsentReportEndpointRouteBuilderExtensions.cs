using CookieConsent.DependencyInjection;
using CookieConsent.Report;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the report page.</summary>
public static class CookieConsentReportEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the report for those who answer for cookies: what the site really sets, what visitors decided, the state of the records, exports, and access to
    /// and erasure of one record. The app does not start unless a policy says who may see it:
    /// <c>app.MapCookieConsentReport("/cookie-report").RequireAuthorization("compliance")</c>.
    /// </summary>
    /// <param name="endpoints">The app's endpoints.</param>
    /// <param name="pattern">Path of the report; what belongs to it is below this path.</param>
    /// <returns>The endpoints of the report, for <c>RequireAuthorization</c>, <c>RequireHost</c> and the like.</returns>
    /// <exception cref="InvalidOperationException"><c>AddCookieConsent</c> was not called.</exception>
    public static IEndpointConventionBuilder MapCookieConsentReport(this IEndpointRouteBuilder endpoints, string pattern = "/cookie-report")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var marker =
            endpoints.ServiceProvider.GetService<CookieConsentMarker>()
            ?? throw new InvalidOperationException(
                "MapCookieConsentReport needs services that are not registered. Write builder.Services.AddCookieConsent() before builder.Build()."
            );
        marker.IsReportThere = true;
        return ReportEndpoints.Map(endpoints, pattern);
    }
}

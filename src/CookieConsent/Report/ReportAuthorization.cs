using CookieConsent.DependencyInjection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CookieConsent.Report;

/// <summary>
/// Stops the start where anyone could read the report. It looks when the pipeline is built, before the server listens: by then every endpoint is mapped
/// and has the policies that were put on it.
/// </summary>
internal sealed class ReportAuthorization(CookieConsentMarker marker, IOptions<AuthorizationOptions> authorization) : IStartupFilter
{
    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            next(app);
            if (!marker.IsReportThere)
                return;
            foreach (var endpoint in app.ApplicationServices.GetService<EndpointDataSource>()?.Endpoints ?? [])
                Check(endpoint);
        };

    /// <summary>Throws where the endpoint is one of the report and open to anyone.</summary>
    private void Check(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ReportMetadata>() is not { } report || !IsOpen(endpoint.Metadata))
            return;
        throw new InvalidOperationException(
            $"MapCookieConsentReport(\"{report.Pattern}\") has no authorization policy, and not everyone may see and erase what visitors decided. "
                + $"Write: app.MapCookieConsentReport(\"{report.Pattern}\").RequireAuthorization(\"<name of a policy>\"), and no AllowAnonymous on it."
        );
    }

    private bool IsOpen(EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        return metadata.GetMetadata<IAuthorizeData>() is null
            && metadata.GetMetadata<AuthorizationPolicy>() is null
            && metadata.GetMetadata<IAuthorizationRequirementData>() is null
            && authorization.Value.FallbackPolicy is null;
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>Names every endpoint that is exempt from enforcement, loudly: an exemption that nobody remembers is a leak.</summary>
internal sealed class ExemptEndpointReport(IServiceProvider services, ILogger<ExemptEndpointReport> logger)
{
    /// <summary>The names of the exempt endpoints, as the app has them now.</summary>
    public IEnumerable<string> Names =>
        from endpoint in services.GetService<EndpointDataSource>()?.Endpoints ?? []
        where endpoint.Metadata.GetMetadata<WithoutCookieConsentAttribute>() is not null
        select endpoint.DisplayName ?? endpoint.ToString() ?? "";

    /// <summary>Logs one warning for each exempt endpoint. Called when the app has started and knows its endpoints.</summary>
    public void Write()
    {
        foreach (var name in Names)
            logger.EndpointExempt(name);
    }
}

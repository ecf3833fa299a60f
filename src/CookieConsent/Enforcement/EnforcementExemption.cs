using Microsoft.AspNetCore.Http;

namespace CookieConsent.Enforcement;

/// <summary>Whether the endpoint of a request is exempt from enforcement.</summary>
internal static class EnforcementExemption
{
    /// <summary>Whether the endpoint, once routing has found it, carries <see cref="WithoutCookieConsentAttribute"/>.</summary>
    public static bool Applies(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<WithoutCookieConsentAttribute>() is not null;
}

using CookieConsent.Enforcement;
using Microsoft.AspNetCore.OutputCaching;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the output cache keep pages that depend on the visitor's decision.</summary>
public static class CookieConsentOutputCacheExtensions
{
    /// <summary>
    /// Keeps one copy of a page for each state of a decision, instead of none. A response from which a cookie was stripped is still never kept
    /// (requirement E16).
    /// </summary>
    /// <param name="policy">The policy of the output cache.</param>
    /// <returns>The same policy, for the next call.</returns>
    public static OutputCachePolicyBuilder VaryByCookieConsent(this OutputCachePolicyBuilder policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.AddPolicy<ConsentOutputCachePolicy>();
    }
}

using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Firewall;

/// <summary>
/// Tells the browser, when a page starts, which hosts it may load from: those of the site's own policy and of what the visitor has granted (requirement E14).
/// A policy that the app sent itself stays; a browser keeps to both.
/// </summary>
internal static class ThirdPartyFirewall
{
    /// <summary>Writes the policy where the response is one that loads something.</summary>
    public static void Apply(RequestConsent consent)
    {
        if (consent.Configuration.Firewall is not { } policies || !AppliesTo(consent))
            return;
        if (policies.DependsOnVisitor || consent.IsNonceInPage)
            CacheSafety.Protect(consent.Context, consent.Response.Headers, isFiltered: consent.IsNonceInPage);
        Write(consent, policies, policies.For(consent.Decision));
    }

    /// <summary>Writes the policy of somebody who has granted nothing: what the visitor has granted could not be found out (requirement E18).</summary>
    public static void Close(RequestConsent consent)
    {
        if (consent.Configuration.Firewall is { } policies)
            Write(consent, policies, policies.WithoutServices);
    }

    // The settings page has a policy of its own, which is stricter than any other.
    private static bool AppliesTo(RequestConsent consent) =>
        GuardedResponse.Is(consent) && !EnforcementExemption.Applies(consent.Context) && !SettingsPage.HasItsPolicy(consent.Response.Headers);

    private static void Write(RequestConsent consent, FirewallPolicies policies, FirewallPolicy policy)
    {
        var headers = consent.Response.Headers;
        var pathBase = consent.HasReachedLine ? consent.PathBase : consent.Context.Request.PathBase;
        var prefix = pathBase.HasValue ? FirewallPolicies.AsReportPath(pathBase) : "";
        var isSecure = consent.Context.Request.IsHttps;
        var text = policy.Text(prefix, policies.HasNonce ? consent.PolicyNonce : null, isSecure);
        if (policies.IsEnforced)
            headers.ContentSecurityPolicy = StringValues.Concat(headers.ContentSecurityPolicy, text);
        else
            headers.ContentSecurityPolicyReportOnly = StringValues.Concat(headers.ContentSecurityPolicyReportOnly, text);
        if (isSecure)
            headers.Append("Reporting-Endpoints", policies.ReportingEndpoints(prefix));
    }
}

using CookieConsent;
using CookieConsent.Decision;

namespace Microsoft.AspNetCore.Http;

/// <summary>Reaches a visitor's consent from a request.</summary>
public static class CookieConsentHttpContextExtensions
{
    /// <summary>The visitor's consent on this request.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">The middleware has not run for this request.</exception>
    public static ICookieConsentFeature GetCookieConsent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var feature = context.Features.Get<ICookieConsentFeature>();
        return feature is null or RequestConsent { HasReachedLine: false }
            ? throw new InvalidOperationException(
                "Cookie consent has not run for this request. Write app.UseCookieConsent() in Program.cs, before the middleware that asks for it."
            )
            : feature;
    }

    /// <summary>
    /// The nonce of this response's Content-Security-Policy, where <see cref="ConsentFirewallOptions.Policy"/> has <c>'nonce-{nonce}'</c>: for the attribute
    /// <c>nonce</c> of the page's own scripts and styles. New for each response; the page is then kept by no shared cache.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <returns>The nonce in Base64; <see langword="null"/> where the policy has none or the firewall is off.</returns>
    /// <exception cref="InvalidOperationException">The middleware has not run for this request.</exception>
    public static string? GetContentSecurityPolicyNonce(this HttpContext context) => (context.GetCookieConsent() as RequestConsent)?.PageNonce;
}

using System.Security.Cryptography;
using CookieConsent;
using Microsoft.Net.Http.Headers;
using Shop.Vendors;

namespace Shop;

/// <summary>
/// A strict policy, the same for everyone: nothing inline, nothing from elsewhere but from the vendors. With the setting <c>Nonces</c> only what carries the
/// response's nonce. Where the library's firewall is on, its policy takes the place of this one.
/// </summary>
internal static class ContentSecurityPolicy
{
    private static readonly object NonceKey = new();

    public static IApplicationBuilder UseContentSecurityPolicy(this WebApplication app)
    {
        if (app.Configuration.GetValue("CookieConsent:Firewall:Mode", ConsentFirewallMode.Off) != ConsentFirewallMode.Off)
            return app;
        var hasNonces = app.Configuration.GetValue("Nonces", false);
        return app.Use(
            (context, next) =>
            {
                if (hasNonces)
                    context.Items[NonceKey] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

                // Late, because the exception handler clears what was set before it.
                context.Response.OnStarting(() =>
                {
                    var nonce = context.Items[NonceKey];
                    var styles = nonce is null ? "'self'" : $"'nonce-{nonce}'";
                    var scripts = nonce is null ? $"'self' {Vendor.Sources}" : $"'nonce-{nonce}'";
                    var policy =
                        $"default-src 'none'; style-src {styles}; script-src {scripts}; img-src 'self' {Vendor.Sources}; frame-src {Vendor.Sources}; "
                        + $"connect-src 'self' {Vendor.Sources}; form-action 'self'";

                    // The cookie report has a stricter one of its own.
                    context.Response.Headers.TryAdd(HeaderNames.ContentSecurityPolicy, policy);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    /// <summary>The nonce of this response; <see langword="null"/> where the policy goes without.</summary>
    public static string? Nonce(HttpContext context) => context.Items[NonceKey] as string ?? context.GetContentSecurityPolicyNonce();
}

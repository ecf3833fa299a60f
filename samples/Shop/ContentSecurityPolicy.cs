using System.Security.Cryptography;

namespace Shop;

/// <summary>A strict policy: nothing inline, nothing from elsewhere. With the setting <c>Nonces</c> only what carries the response's nonce.</summary>
internal static class ContentSecurityPolicy
{
    private static readonly object NonceKey = new();

    public static IApplicationBuilder UseContentSecurityPolicy(this WebApplication app)
    {
        var hasNonces = app.Configuration.GetValue("Nonces", false);
        return app.Use(
            (context, next) =>
            {
                if (hasNonces)
                    context.Items[NonceKey] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

                // Late, because the exception handler clears what was set before it.
                context.Response.OnStarting(() =>
                {
                    var source = Nonce(context) is { } nonce ? $"'nonce-{nonce}'" : "'self'";
                    context.Response.Headers.ContentSecurityPolicy =
                        $"default-src 'none'; style-src {source}; script-src {source}; img-src 'self'; form-action 'self'; connect-src 'self'";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    /// <summary>The nonce of this response; <see langword="null"/> where the policy goes without.</summary>
    public static string? Nonce(HttpContext context) => context.Items[NonceKey] as string;
}

namespace Shop;

/// <summary>A strict policy: nothing inline, nothing from elsewhere.</summary>
internal static class ContentSecurityPolicy
{
    private const string Value = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; connect-src 'self'";

    public static IApplicationBuilder UseContentSecurityPolicy(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // Late, because the exception handler clears what was set before it.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.ContentSecurityPolicy = Value;
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}

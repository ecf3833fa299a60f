using CookieConsent;
using CookieConsent.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds cookie consent to the pipeline.</summary>
public static class CookieConsentApplicationBuilderExtensions
{
    /// <summary>
    /// The one line that makes the visitor's choice rule every cookie. Put it after <c>UseForwardedHeaders</c> and <c>UsePathBase</c>, before
    /// everything else.
    /// </summary>
    /// <param name="app">The pipeline.</param>
    /// <returns>The same application, for the next call.</returns>
    /// <exception cref="InvalidOperationException"><c>AddCookieConsent</c> was not called.</exception>
    public static IApplicationBuilder UseCookieConsent(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var marker =
            app.ApplicationServices.GetService<CookieConsentMarker>()
            ?? throw new InvalidOperationException(
                "UseCookieConsent needs services that are not registered. Write builder.Services.AddCookieConsent() before builder.Build()."
            );
        marker.IsLineThere = true;
        return app.UseMiddleware<CookieConsentMiddleware>();
    }
}

using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.DependencyInjection;

/// <summary>
/// Attaches the response pass in front of everything: the host itself puts authentication and other middleware before the app's own, and their
/// cookies have to be seen too.
/// </summary>
internal sealed class ResponsePassStartupFilter(
    CookieConsentMarker marker,
    ConsentConfigurationSource configurations,
    ResponsePass responsePass,
    CookiePolicyMirror cookiePolicy,
    ExemptEndpointReport exemptEndpoints
) : IStartupFilter
{
    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            // Compiled now, so that a mistake stops the start and not the first visitor.
            _ = configurations.Current;
            app.ApplicationServices.GetService<IHostApplicationLifetime>()?.ApplicationStarted.Register(exemptEndpoints.Write);
            var isOutermost = app.ApplicationServices.GetServices<IStartupFilter>().First() == this;
            app.Use(following => context => AttachAndContinue(context, following, isOutermost));
            next(app);
        };

    private Task AttachAndContinue(HttpContext context, RequestDelegate following, bool isOutermost)
    {
        if (marker.IsLineThere)
        {
            responsePass.Attach(context, isOutermost);
            cookiePolicy.ShowConsentTo(context);
        }
        return following(context);
    }
}

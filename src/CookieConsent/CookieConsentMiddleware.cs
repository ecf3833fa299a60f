using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using CookieConsent.Endpoints;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CookieConsent;

/// <summary>
/// The map of the library: what happens to a request, in this order. What happens to its response is registered by
/// <see cref="ResponsePass"/>, outermost of all, before the request gets here.
/// </summary>
internal sealed class CookieConsentMiddleware(RequestDelegate next, ResponsePass responsePass, ConsentEndpoints endpoints, ILogger<CookieConsentMiddleware> logger)
{
    /// <summary>Runs the stages.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // 0. The response pass is there already, unless the app builds its pipeline without startup filters.
        var consent = context.Features[typeof(ICookieConsentFeature)] as RequestConsent ?? responsePass.Attach(context, isOutermost: false);

        // 1. Decision: the consent cookie, then the signals.
        consent.ReachLine();

        // 2. Enforcement: what is not granted is hidden from the app.
        HideCookies(consent);

        // 3. Endpoints: the settings page, a choice, the state, the assets; the statement on Global Privacy Control where the app has none.
        return endpoints.TryHandle(consent) ?? (PrivacyControlStatement.IsAskedFor(consent) ? PrivacyControlStatement.HandleAsync(consent, next) : next(context));
    }

    private void HideCookies(RequestConsent consent)
    {
        try
        {
            RequestCookieFilter.Apply(consent);
        }
        catch (Exception exception)
        {
            logger.RequestFilterFailed(exception);
        }
    }
}

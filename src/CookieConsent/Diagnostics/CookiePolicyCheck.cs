using CookieConsent.Decision;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Finds a <c>UseCookiePolicy</c> whose options were passed by hand, so that they cannot be made to mirror the visitor's decision. Looks at the first
/// responses only: the pipeline does not change afterwards.
/// </summary>
internal sealed class CookiePolicyCheck(ILogger<CookiePolicyCheck> logger)
{
    private const int ResponsesLookedAt = 10_000;
    private int _responses;

    /// <summary>Looks at one response and logs an error, once, where the framework's feature says something else than ours.</summary>
    public void LookAt(RequestConsent consent)
    {
        if (_responses >= ResponsesLookedAt || !consent.HasReachedLine)
            return;
        _responses++;
        if (consent.Context.Features.Get<ITrackingConsentFeature>() is { } feature && feature != consent && consent.CanTrackAside(feature) != consent.Decision.IsEverythingGranted)
        {
            _responses = ResponsesLookedAt;
            logger.CookiePolicyNotMirrored();
        }
    }
}

using CookieConsent.Decision;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Finds a <c>UseCookiePolicy</c> whose options were passed by hand, so that they cannot be made to mirror the visitor's decision, among the first
/// responses only: the pipeline does not change afterwards. And pages that have the framework make a consent cookie for their script, which grants nothing.
/// </summary>
internal sealed class CookiePolicyCheck(ILogger<CookiePolicyCheck> logger)
{
    private const int ResponsesLookedAt = 10_000;
    private int _responses;
    private bool _isScriptTold;

    /// <summary>Looks at one response and logs, each once, where the framework's feature says something else than ours or was asked for what does nothing.</summary>
    public void LookAt(RequestConsent consent)
    {
        if (consent.IsConsentCookieForScript && !Interlocked.Exchange(ref _isScriptTold, true))
            logger.ConsentCookieForScript();
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

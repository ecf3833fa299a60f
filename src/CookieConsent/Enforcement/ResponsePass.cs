using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using CookieConsent.Firewall;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Enforcement;

/// <summary>
/// The second of two layers: one pass over the response's headers when it starts. OnStarting callbacks run last registered first, so this one is
/// registered before any other and sees what all of them wrote (requirements E05, E06, E17).
/// </summary>
internal sealed class ResponsePass(
    ConsentConfigurationSource configurations,
    DecisionReader reader,
    DecisionWriter writer,
    SetCookieFilter filter,
    CookieExpiry expiry,
    CookieReporter reporter,
    CookiePolicyCheck cookiePolicyCheck,
    ILogger<ResponsePass> logger
)
{
    /// <summary>Reads decisions.</summary>
    public DecisionReader Reader => reader;

    /// <summary>Writes decisions.</summary>
    public DecisionWriter Writer => writer;

    /// <summary>Is told of every cookie.</summary>
    public CookieReporter Reporter => reporter;

    /// <summary>Looks at what the framework's cookie policy was asked for.</summary>
    public CookiePolicyCheck CookiePolicyCheck => cookiePolicyCheck;

    /// <summary>Puts the visitor's consent into the request's features and registers the pass.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isOutermost">Whether nothing can add a cookie after this pass; otherwise that is looked for when the response completes.</param>
    public RequestConsent Attach(HttpContext context, bool isOutermost)
    {
        // Every request pays for this. All features are set before the request is read: each change makes it look its features up anew. And they are
        // found by type, not by type parameter: a call of a generic interface method costs more than the look-up itself.
        var features = context.Features;
        var consent = new RequestConsent(context, configurations.Current, this)
        {
            InnerCookiesFeature = isOutermost ? null : (IResponseCookiesFeature?)features[typeof(IResponseCookiesFeature)],
            HasOutermostPass = isOutermost,
            Response = (IHttpResponseFeature)features[typeof(IHttpResponseFeature)]!,
        };
        features[typeof(ICookieConsentFeature)] = consent;
        features[typeof(ITrackingConsentFeature)] = consent;
        features[typeof(IResponseCookiesFeature)] = consent;
        if (!isOutermost && consent.Response.HasStarted)
            context.Response.OnCompleted(static state => ((RequestConsent)state).Pass.LookForLateCookiesAsync((RequestConsent)state), consent);
        else
            consent.Response.OnStarting(static state => ((RequestConsent)state).Pass.RunAsync((RequestConsent)state), consent);
        return consent;
    }

    private Task RunAsync(RequestConsent consent)
    {
        if (!consent.HasOutermostPass)
            consent.Context.Response.OnCompleted(static state => ((RequestConsent)state).Pass.LookForLateCookiesAsync((RequestConsent)state), consent);
        if (consent.HasPendingTracking || IsEndedBySignal(consent))
            return CompleteAndRunAsync(consent);
        Run(consent);
        return Task.CompletedTask;
    }

    private async Task CompleteAndRunAsync(RequestConsent consent)
    {
        try
        {
            await consent.CompleteTrackingAsync();
            if (IsEndedBySignal(consent))
                await EndWhatTheSignalRefusesAsync(consent);
        }
        catch (Exception exception)
        {
            logger.TrackingConsentFailed(exception);
        }
        Run(consent);
    }

    private void Run(RequestConsent consent)
    {
        try
        {
            Filter(consent);
        }
        catch (Exception exception)
        {
            // The response lives, and nothing that is not known to be necessary leaves (requirement E18). Headers that cannot even be read end it.
            // Report-only mode changes nothing.
            logger.FilterFailed(exception);
            if (consent.Configuration.IsEnforcing)
            {
                var headers = consent.Response.Headers;
                headers.SetCookie = SetCookieFilter.OnlyNecessary(headers.SetCookie, consent);
                CacheSafety.KeepOutOfOutputCache(consent.Context, isOfNoState: true);
            }
        }

        try
        {
            ThirdPartyFirewall.Apply(consent);
        }
        catch (Exception exception)
        {
            logger.FirewallFailed(exception);
            ThirdPartyFirewall.Close(consent);
        }

        try
        {
            // Also behind a failed filter: no refusal is ever blocked.
            WriteCookies(consent);
            cookiePolicyCheck.LookAt(consent);
        }
        catch (Exception exception)
        {
            logger.CookiesNotWritten(exception);
        }
    }

    private void Filter(RequestConsent consent)
    {
        var headers = consent.Response.Headers;
        if (headers.SetCookie.Count > 0 && !EnforcementExemption.Applies(consent.Context))
        {
            var lines = filter.Filter(headers.SetCookie, consent, out var isFiltered);
            if (isFiltered && consent.Configuration.IsEnforcing)
            {
                headers.SetCookie = lines;
                CacheSafety.Protect(consent.Context, headers, isFiltered: true);
                return;
            }
        }
        if (consent.IsContentDependent)
            CacheSafety.Protect(consent.Context, headers);
    }

    private void WriteCookies(RequestConsent consent)
    {
        var headers = consent.Response.Headers;
        if (consent.IsDecidedHere && consent.Decision.Cookie is { } value)
        {
            foreach (var line in ConsentCookieLines.For(consent, value))
            {
                headers.Append("Set-Cookie", line);
                reporter.Sent(line, consent);
            }
            CacheSafety.Protect(consent.Context, headers, isFiltered: true);
        }
        if (!consent.IsAnyCookieHidden || (!consent.IsDecidedHere && !NavigationRequest.Is(consent.Context.Request)))
            return;
        if (expiry.LinesFor(consent) is not { Count: > 0 } removals)
            return;
        foreach (var line in removals)
            headers.Append("Set-Cookie", line);
        CacheSafety.Protect(consent.Context, headers, isFiltered: true);
    }

    private static bool IsEndedBySignal(RequestConsent consent) =>
        consent.HasReachedLine && consent.SentCookies.Count > 0 && consent.Decision.RefusedBySignal != CookieCategories.None && NavigationRequest.Is(consent.Context.Request);

    /// <summary>A signal overrides a stored grant: the grant leaves the cookie, and one record says why (requirement S02).</summary>
    private static async Task EndWhatTheSignalRefusesAsync(RequestConsent consent)
    {
        var remaining = consent.Decision.Granted & ~CookieCategories.Necessary;
        await consent.ChooseAsync(new(ConsentAction.Signal, remaining, ConsentSurface.Signal), CancellationToken.None);
    }

    private Task LookForLateCookiesAsync(RequestConsent consent)
    {
        if (!consent.Configuration.IsEnforcing || EnforcementExemption.Applies(consent.Context))
            return Task.CompletedTask;
        try
        {
            foreach (var line in consent.Response.Headers.SetCookie)
            {
                if (line is null || !filter.IsLeaked(line, consent))
                    continue;
                logger.LateCookie(PrintableText.Of(CookieName.Of(line), CookieInventory.LongestName));
                reporter.Sent(line, consent);
            }
        }
        catch (Exception exception)
        {
            // The response is out already; a check must not end its connection.
            logger.LateCookieCheckFailed(exception);
        }
        return Task.CompletedTask;
    }
}

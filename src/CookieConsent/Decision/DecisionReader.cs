using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using CookieConsent.Regions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Decision;

/// <summary>Reads a visitor's decision: the consent cookie, then the signals, then what the visitor's region says of what is left open.</summary>
internal sealed class DecisionReader(TimeProvider time, IEnumerable<IPrivacySignal> signals, RegionReader regions, ILogger<DecisionReader> logger)
{
    private readonly IPrivacySignal[] _signals = [.. signals];
    private readonly CalendarDay _today = new(time);
    private readonly OtherDeclaration _otherDeclaration = new();

    /// <summary>Days from 1970-01-01 to now, UTC.</summary>
    public int Today => _today.Current;

    /// <summary>The decision that <paramref name="cookieHeader"/> and the request's signals make.</summary>
    public ConsentDecision Read(HttpRequest request, StringValues cookieHeader, ConsentConfiguration configuration)
    {
        if (!configuration.IsEnforcing)
            return ConsentDecision.Everything;
        if (cookieHeader.Count == 0 && !configuration.Regions.HasRules)
            return ConsentDecision.Undecided;
        try
        {
            var decision = cookieHeader.Count == 0 ? ConsentDecision.Undecided : ReadCookie(request, cookieHeader, configuration);
            return configuration.Regions.HasRules && decision.Status != ConsentStatus.Decided ? UnderRegion(decision, request, configuration) : decision;
        }
        catch (Exception exception)
        {
            // A clock or a signal that fails must neither end the request nor grant anything (requirement E18).
            logger.DecisionNotRead(exception);
            return ConsentDecision.Undecided;
        }
    }

    /// <summary>What the request's signals refuse; everything optional where a signal fails. Never <see cref="CookieCategories.Necessary"/>.</summary>
    public CookieCategories RefusedBySignals(HttpRequest request, CookieConsentOptions options)
    {
        try
        {
            return ReadSignals(request, options);
        }
        catch (Exception exception)
        {
            logger.DecisionNotRead(exception);
            return CookieCategories.All & ~CookieCategories.Necessary;
        }
    }

    /// <summary>Where the visitor is; read once a request.</summary>
    public VisitorRegion RegionOf(HttpContext context, ConsentConfiguration configuration) =>
        context.Features[typeof(ICookieConsentFeature)] is RequestConsent consent ? consent.Region : regions.Read(context, configuration.Regions);

    /// <summary>Reads where the visitor is.</summary>
    public VisitorRegion ReadRegion(HttpContext context, ConsentConfiguration configuration) => regions.Read(context, configuration.Regions);

    private CookieCategories ReadSignals(HttpRequest request, CookieConsentOptions options)
    {
        var refused = CookieCategories.None;
        foreach (var signal in _signals)
            refused |= signal.Refuses(request, options);
        return refused & CookieCategories.All & ~CookieCategories.Necessary;
    }

    private ConsentDecision ReadCookie(HttpRequest request, StringValues cookieHeader, ConsentConfiguration configuration)
    {
        if (ConsentCookieReader.Read(cookieHeader, configuration.CookieName.For(request), out var text) != 1 || !ConsentCookieValue.TryParse(text, out var stored))
            return ConsentDecision.Undecided;

        var decision = ConsentDecision.From(stored, configuration.Scope, Today, configuration.Options.ConsentLifetime);
        if (decision.Status == ConsentStatus.Lapsed && time.GetUtcNow() is var now && DecisionElsewhere.Is(stored, configuration.InForceSince, now))
        {
            if (_otherDeclaration.IsProvenBy(stored, configuration.Scope, now))
                logger.ScopeOfOtherApp(configuration.CookieName.DomainFor(request) ?? "this host", configuration.Options.ConfigurationPath);
            decision = decision.Unasked();
        }
        return decision.Granted == CookieCategories.Necessary ? decision : decision.Less(ReadSignals(request, configuration.Options));
    }

    private ConsentDecision UnderRegion(in ConsentDecision decision, HttpRequest request, ConsentConfiguration configuration)
    {
        var terms = RegionOf(request.HttpContext, configuration).Terms;
        if (terms == RegionTerms.Strictest)
            return decision;
        var refused = ReadSignals(request, configuration.Options);
        return decision.Under(terms, decision.HasSignalMark ? refused | GlobalPrivacyControlSignal.RefusedUnder(configuration.Options) : refused);
    }
}

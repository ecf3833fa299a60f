using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Enforcement;

/// <summary>
/// Lets the output cache keep pages that depend on the visitor's decision: one copy for each state. It reads the consent cookie itself, so it works
/// on either side of the middleware line. A response from which a cookie was stripped is still never stored.
/// </summary>
internal sealed class ConsentOutputCachePolicy : IOutputCachePolicy
{
    private const string VaryKey = "cookie-consent";

    /// <summary>Whether this policy runs for the response.</summary>
    public static bool IsApplied(OutputCacheContext context) => context.CacheVaryByRules.VaryByValues.ContainsKey(VaryKey);

    /// <inheritdoc />
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var services = context.HttpContext.RequestServices;
        var configuration = services.GetRequiredService<ConsentConfigurationSource>().Current;
        var reader = services.GetRequiredService<DecisionReader>();
        var request = context.HttpContext.Request;
        var sent = context.HttpContext.Features.Get<ICookieConsentFeature>() is RequestConsent consent ? consent.SentCookies : request.Headers.Cookie;

        var decision = reader.Read(request, sent, configuration);
        var signals = reader.RefusedBySignals(request, configuration.Options);
        var regime = configuration.Regions.HasRules ? reader.RegionOf(context.HttpContext, configuration).Terms.Regime : ConsentRegime.OptIn;
        context.CacheVaryByRules.VaryByValues[VaryKey] =
            $"{decision.Status}/{(int)decision.Granted}/{(int)decision.Lapsed}/{(int)signals}/{decision.HasSignalMark}/{(int)decision.Exempt}/{regime}/{configuration.Scope}/{string.Join(',', configuration.Refusals.IdsOf(decision))}";
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}

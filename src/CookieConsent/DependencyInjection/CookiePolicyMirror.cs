using CookieConsent.Decision;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CookieConsent.DependencyInjection;

/// <summary>
/// Where an app keeps <c>UseCookiePolicy</c> after our line, its yes-or-no feature mirrors the visitor's decision and its filter leaves the cookies
/// to ours. Its own consent cookie counts for nothing: it can be neither proved nor trusted.
/// </summary>
internal sealed class CookiePolicyMirror : IPostConfigureOptions<CookiePolicyOptions>
{
    // No browser can have this value, so a cookie from an earlier version of the site grants nothing.
    private readonly string _unguessableValue = Guid.NewGuid().ToString("N");

    /// <inheritdoc />
    public void PostConfigure(string? name, CookiePolicyOptions options)
    {
        var checkOfTheApp = options.CheckConsentNeeded;
        options.CheckConsentNeeded = context => ConsentOf(context) is { } consent ? !consent.CanTrack : checkOfTheApp?.Invoke(context) ?? false;
        options.ConsentCookieValue = _unguessableValue;

        var appendOfTheApp = options.OnAppendCookie;
        options.OnAppendCookie = append => Append(append, options, appendOfTheApp);
    }

    private static ITrackingConsentFeature? ConsentOf(HttpContext context) => context.Features.Get<ICookieConsentFeature>() as RequestConsent is { HasReachedLine: true } consent ? consent : null;

    private static void Append(AppendCookieContext append, CookiePolicyOptions options, Action<AppendCookieContext>? appendOfTheApp)
    {
        if (ConsentOf(append.Context) is { } consent)
        {
            var isGrant = append.CookieName == options.ConsentCookie.Name;
            if (isGrant)
                consent.GrantConsent();

            // Our filter decides, by category; the framework's would drop everything unless all of it was granted.
            append.IssueCookie = !isGrant;
        }
        appendOfTheApp?.Invoke(append);
    }
}

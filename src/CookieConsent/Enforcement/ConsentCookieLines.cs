using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SameSiteMode = Microsoft.AspNetCore.Http.SameSiteMode;

namespace CookieConsent.Enforcement;

/// <summary>The lines that set the consent cookie and remove its stale twins, so that a duplicate cannot last (requirements C04, C06).</summary>
internal static class ConsentCookieLines
{
    /// <summary>The lines for a decision that was just made: removals first, then the cookie.</summary>
    public static IEnumerable<string> For(RequestConsent consent, in ConsentCookieValue value)
    {
        var options = consent.Configuration.Options.ConsentCookie;
        var request = consent.Context.Request;
        var name = consent.Configuration.CookieName.For(request);
        var domain = consent.Configuration.CookieName.DomainFor(request);
        var isHttps = request.IsHttps;
        var isInFrames = options.SameSite == SameSiteMode.None && isHttps;

        var cookie = new SetCookieHeaderValue(name, value.ToString())
        {
            Path = options.Path,
            Domain = domain,
            MaxAge = RemainingLifetime(consent, value),
            Secure = isHttps,
            HttpOnly = options.HttpOnly,
            SameSite = options.SameSite switch
            {
                SameSiteMode.Strict => Microsoft.Net.Http.Headers.SameSiteMode.Strict,
                SameSiteMode.None when isHttps => Microsoft.Net.Http.Headers.SameSiteMode.None,
                _ => Microsoft.Net.Http.Headers.SameSiteMode.Lax,
            },
        };
        if (isInFrames)
            cookie.Extensions.Add("Partitioned");
        return [.. TwinsOf(consent, name, new(options.Path, domain?.ToLowerInvariant(), options.SameSite == SameSiteMode.None)), cookie.ToString()];
    }

    /// <summary>
    /// The lifetime counts from the day of the decision. On its last day the cookie still holds, and an age of 0 would delete it. A clock that was set
    /// back since then must not make it longer.
    /// </summary>
    private static TimeSpan RemainingLifetime(RequestConsent consent, in ConsentCookieValue value)
    {
        var remaining = consent.Configuration.Options.ConsentLifetime - TimeSpan.FromDays(Math.Max(0, consent.DaysSince(value.Day)));
        return remaining > TimeSpan.FromDays(1) ? remaining : TimeSpan.FromDays(1);
    }

    /// <summary>Removals of every other cookie of the name, where the browser sent one: host-only, parent domains, without prefix.</summary>
    private static IEnumerable<string> TwinsOf(RequestConsent consent, string name, CookieScope kept)
    {
        var scopes = new CookieScopes(consent);
        foreach (var twin in new[] { consent.Configuration.CookieName.Plain, consent.Configuration.CookieName.Prefixed })
        {
            if (ConsentCookieReader.Read(consent.SentCookies, twin, out _) == 0)
                continue;
            foreach (var scope in scopes.For(twin))
            {
                if (twin != name || scope != kept)
                    yield return CookieScopes.Removal(twin, scope);
            }
        }
    }
}

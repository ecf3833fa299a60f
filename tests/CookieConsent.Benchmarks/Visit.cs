using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Benchmarks;

/// <summary>One scenario in front of one contestant, ready to be repeated.</summary>
internal sealed class Visit
{
    private readonly Exchange _exchange = new();
    private readonly RequestDelegate _pipeline;
    private readonly string? _cookies;

    public Visit(Scenario scenario, Contestant contestant)
    {
        _pipeline = contestant switch
        {
            Contestant.CookiePolicy => Pipeline.WithCookiePolicy(scenario.App),
            Contestant.CookieConsent => Pipeline.WithCookieConsent(scenario.App),
            _ => Pipeline.WithNothing(scenario.App),
        };
        var answer = scenario.Consent is { } consent ? Answer(contestant, consent) : null;
        _cookies = string.Join("; ", new[] { scenario.Cookies, answer }.OfType<string>()) is { Length: > 0 } cookies ? cookies : null;
    }

    /// <summary>The response's headers of the last run.</summary>
    public IHeaderDictionary ResponseHeaders => _exchange.ResponseHeaders;

    /// <summary>Sends one request.</summary>
    public void Run() => _exchange.Run(_pipeline, _cookies);

    /// <summary>The cookie with which the contestant remembers the visitor's answer, as it is set in a response of its own.</summary>
    private static string? Answer(Contestant contestant, CookieCategories consent)
    {
        RequestDelegate? answer = contestant switch
        {
            Contestant.CookiePolicy when consent == CookieCategories.All => Pipeline.WithCookiePolicy(static context =>
            {
                context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
                return Task.CompletedTask;
            }),
            Contestant.CookieConsent => Pipeline.WithCookieConsent(context => context.GetCookieConsent().SetAsync(consent).AsTask()),
            _ => null,
        };
        if (answer is null)
            return null;
        var exchange = new Exchange();
        exchange.Run(answer, null);
        var cookie = SetCookieHeaderValue.Parse(exchange.ResponseHeaders.SetCookie.ToString());
        return $"{cookie.Name}={cookie.Value}";
    }
}

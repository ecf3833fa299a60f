using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>Compares how long a cookie was set for with what visitors are told (requirement K02).</summary>
/// <param name="Service">The declared service that tells the lifetime; <see langword="null"/> where none does.</param>
/// <param name="Pattern">The service's name or prefix for the cookie.</param>
/// <param name="Declared">What visitors are told; <see langword="null"/> for a session cookie.</param>
/// <param name="Observed">What the response asked for; <see langword="null"/> for a session cookie.</param>
internal readonly record struct LifetimeCheck(string? Service, string? Pattern, TimeSpan? Declared, TimeSpan? Observed)
{
    private const double Tolerance = 1.5;

    // What is asked for beyond this no browser gives.
    private static readonly TimeSpan LongestInBrowsers = TimeSpan.FromDays(400);

    /// <summary>Whether the cookie lives more than 1.5 times as long as visitors are told; a session cookie is told to end with the browser.</summary>
    public bool IsExceeded => Service is not null && Observed is { } observed && observed > TimeSpan.Zero && (Declared is not { } declared || observed / declared > Tolerance);

    /// <summary>The configuration that would tell visitors the truth.</summary>
    public string? Fix => Service is not null && Pattern is not null && Observed is { } observed ? ConfigurationLine.ForLifetime(Service, Pattern, observed) : null;

    /// <summary>Looks up what is declared for a cookie.</summary>
    public static LifetimeCheck Of(ObservedCookieAttributes? attributes, in CookieClassification classification, ConsentConfiguration configuration)
    {
        if (classification.Rule is not { ServiceId: { } id } rule)
            return default;
        foreach (var service in configuration.Services)
        {
            if (service.Id != id)
                continue;
            foreach (var cookie in service.Cookies)
            {
                if (cookie.Pattern == rule.Pattern)
                    return new(id, cookie.Pattern, cookie.Lifetime, attributes?.Lifetime is { } asked && asked > LongestInBrowsers ? LongestInBrowsers : attributes?.Lifetime);
            }
        }
        return default;
    }
}

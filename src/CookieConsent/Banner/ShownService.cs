using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>A service as the visitor reads it (requirement U09).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who runs it.</param>
/// <param name="PolicyUrl">The provider's privacy policy, where known.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="IsThirdParty">Whether somebody other than the site has access.</param>
/// <param name="Cookies">Its cookies: name and lifetime.</param>
internal sealed record ShownService(
    string Name,
    string Provider,
    string? PolicyUrl,
    string Purpose,
    bool IsThirdParty,
    IReadOnlyList<(string Name, string Lifetime)> Cookies
)
{
    /// <summary>The declared service that it shows; <see langword="null"/> for cookies that belong to none, which follow their category.</summary>
    public DeclaredService? Declared { get; private init; }

    /// <summary>Everything that a category covers: our own cookie, the declared services, then the cookies of the short form.</summary>
    public static IReadOnlyList<ShownService> Of(ConsentConfiguration configuration, CookieCategories category, ConsentTexts texts)
    {
        var services = new List<ShownService>();
        if (category == CookieCategories.Necessary)
            services.Add(OfTheSite(configuration, texts, texts["purpose.consent"], [ConsentCookie(configuration, texts)]));

        services.AddRange(
            configuration
                .Services.Where(service => service.Category == category)
                .Select(service => new ShownService(
                    service.Name,
                    service.Provider ?? Controller(configuration, texts),
                    service.PolicyUrl,
                    service.Purpose ?? (service.PurposeCode is { } code ? texts.Find($"purpose.{code}") : null) ?? texts.Description(category),
                    service.IsThirdParty,
                    [.. service.Cookies.Where(cookie => cookie.IsListed).Select(cookie => (cookie.Pattern, CookieLifetimeText.Of(cookie.Lifetime, texts)))]
                )
                {
                    Declared = service,
                })
        );

        // The short form of the configuration names a category and nothing more.
        var unnamed = configuration.SiteRules.Where(rule => rule.ServiceId is null && rule.Category == category).Select(rule => rule.Pattern).ToArray();
        if (unnamed.Length > 0)
            services.Add(OfTheSite(configuration, texts, texts.Description(category), [.. unnamed.Select(pattern => (pattern, texts["lifetime.unknown"]))]));
        return services;
    }

    private static (string Name, string Lifetime) ConsentCookie(ConsentConfiguration configuration, ConsentTexts texts)
    {
        var cookie = configuration.Options.ConsentCookie;
        var name = cookie is { Domain: null, Path: "/" } ? configuration.CookieName.Prefixed : configuration.CookieName.Plain;
        return (name, CookieLifetimeText.Of(configuration.Options.ConsentLifetime, texts));
    }

    private static ShownService OfTheSite(ConsentConfiguration configuration, ConsentTexts texts, string purpose, IReadOnlyList<(string, string)> cookies) =>
        new(texts["site.name"], Controller(configuration, texts), null, purpose, false, cookies);

    private static string Controller(ConsentConfiguration configuration, ConsentTexts texts) =>
        configuration.Options.Controller.Name is { Length: > 0 } name ? name : texts["site.name"];
}

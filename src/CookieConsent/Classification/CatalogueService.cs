namespace CookieConsent.Classification;

/// <summary>A service that the built-in catalogue knows.</summary>
internal sealed record CatalogueService(
    string Id,
    string Name,
    string Provider,
    string PolicyUrl,
    CookieCategories Category,
    string Purpose,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<CatalogueCookie> Cookies
);

/// <summary>A cookie of a service of the catalogue.</summary>
/// <param name="Pattern">The name, or a prefix with one trailing star.</param>
/// <param name="Lifetime">How long it usually lives; <see langword="null"/> for a session cookie.</param>
internal sealed record CatalogueCookie(string Pattern, TimeSpan? Lifetime);

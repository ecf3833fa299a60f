namespace CookieConsent.Classification;

/// <summary>A service that the built-in catalogue knows.</summary>
/// <param name="Id">Its id in the configuration.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who runs it; <see langword="null"/> where it stands for names that the code of many sites gives to cookies of its own.</param>
/// <param name="PolicyUrl">The provider's privacy policy.</param>
/// <param name="Category">Its one category.</param>
/// <param name="Purpose">What it is for, a key of the texts (<c>purpose.statistics</c>).</param>
/// <param name="Hosts">Where it is loaded from.</param>
/// <param name="Cookies">What it sets.</param>
internal sealed record CatalogueService(
    string Id,
    string Name,
    string? Provider,
    string? PolicyUrl,
    CookieCategories Category,
    string Purpose,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<CatalogueCookie> Cookies
);

/// <summary>A cookie of a service of the catalogue.</summary>
/// <param name="Pattern">The name, or a prefix with one trailing star.</param>
/// <param name="Lifetime">How long it usually lives; <see langword="null"/> for a session cookie.</param>
/// <param name="IsListed">Whether visitors read of it: not of names by which a service is known that it gives only in rare or old set-ups.</param>
internal sealed record CatalogueCookie(string Pattern, TimeSpan? Lifetime, bool IsListed = true);

namespace CookieConsent.Classification;

/// <summary>A service that the site declares: its configuration with what the catalogue adds.</summary>
/// <param name="Id">The id in the configuration.</param>
/// <param name="Name">The name the visitor reads.</param>
/// <param name="Provider">Who runs it; <see langword="null"/> for the site itself.</param>
/// <param name="PolicyUrl">The provider's privacy policy, where known.</param>
/// <param name="Category">Its one category.</param>
/// <param name="Purpose">The site's own words, where it has some.</param>
/// <param name="PurposeCode">The catalogue's purpose, a key of the texts (<c>purpose.statistics</c>), where known.</param>
/// <param name="Hosts">Where it is loaded from.</param>
/// <param name="Cookies">Every cookie it sets.</param>
/// <param name="IsThirdParty">Whether somebody other than the site has access to what it stores.</param>
internal sealed record DeclaredService(
    string Id,
    string Name,
    string? Provider,
    string? PolicyUrl,
    CookieCategories Category,
    string? Purpose,
    string? PurposeCode,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<DeclaredCookie> Cookies,
    bool IsThirdParty
)
{
    /// <summary>What names the service in the consent cookie of a visitor who refused it alone.</summary>
    public string Code { get; } = ServiceCode.Of(Id);

    /// <summary>Keys of local and session storage that it uses: the site's, then the catalogue's.</summary>
    public IReadOnlyList<string> Storage { get; init; } = [];

    /// <summary>Whether it may run before consent where the visitor's region exempts its category (requirements K04, K05).</summary>
    public bool IsExempt { get; private init; }

    /// <summary>Every service of the options, in the order of their ids; options are valid here.</summary>
    public static IReadOnlyList<DeclaredService> From(CookieConsentOptions options, ServiceCatalogue catalogue) =>
        [.. options.Services.OrderBy(service => service.Key, StringComparer.OrdinalIgnoreCase).Select(service => From(service.Key, service.Value, catalogue.Find(service.Key)))];

    private static DeclaredService From(string id, ConsentServiceOptions options, CatalogueService? known) =>
        new(
            known?.Id ?? id,
            options.Name ?? known?.Name ?? id,
            options.Provider ?? known?.Provider,
            options.PolicyUrl ?? known?.PolicyUrl,
            options.Category ?? known!.Category,
            options.Purpose,
            known?.Purpose,
            options.Hosts.Count > 0 ? [.. options.Hosts] : known?.Hosts ?? [],
            [
                .. options.Cookies.Select(cookie => new DeclaredCookie(cookie.Name, cookie.Lifetime, cookie.Path, cookie.Domain, IsOfTheSite: true)),
                .. (known?.Cookies ?? [])
                    .Where(cookie => options.Cookies.All(own => own.Name != cookie.Pattern))
                    .Select(cookie => new DeclaredCookie(cookie.Pattern, cookie.Lifetime, null, null, IsOfTheSite: false, cookie.IsListed)),
            ],
            (options.Provider ?? known?.Provider) is not null
        )
        {
            Storage = [.. options.Storage.Concat(known is null ? [] : StorageKeys.Of(known.Id)).Distinct(StringComparer.Ordinal)],
            IsExempt = options.Exempt is not null,
        };
}

/// <summary>A cookie of a declared service.</summary>
/// <param name="Pattern">The name, or a prefix with one trailing star.</param>
/// <param name="Lifetime">How long it lives; <see langword="null"/> for a session cookie.</param>
/// <param name="Path">The path it is set on, where the site says so.</param>
/// <param name="Domain">The domain it is set on, where the site says so.</param>
/// <param name="IsOfTheSite">Whether the site's configuration names it, rather than the catalogue.</param>
/// <param name="IsListed">Whether visitors read of it.</param>
internal sealed record DeclaredCookie(string Pattern, TimeSpan? Lifetime, string? Path, string? Domain, bool IsOfTheSite, bool IsListed = true);

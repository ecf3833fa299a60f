using System.Globalization;
using CookieConsent.Classification;
using CookieConsent.Decision;

namespace CookieConsent.Banner;

/// <summary>What one visitor's copy of a notice is filled with.</summary>
internal sealed record NoticeValues
{
    /// <summary>The application's path base; empty for none.</summary>
    public required string PathBase { get; init; }

    /// <summary>Path of the endpoints.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The page to return to; empty for none.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Language tag of the texts.</summary>
    public required string Language { get; init; }

    /// <summary>Hash of the notice.</summary>
    public required string Hash { get; init; }

    /// <summary>The colours.</summary>
    public required ConsentTheme Theme { get; init; }

    /// <summary>What is granted now.</summary>
    public required CookieCategories Granted { get; init; }

    /// <summary>Codes of the services that are refused within it.</summary>
    public string RefusedServices { get; init; } = "";

    /// <summary>What has lapsed.</summary>
    public required CookieCategories Lapsed { get; init; }

    /// <summary>What a privacy signal refuses.</summary>
    public required CookieCategories RefusedBySignals { get; init; }

    /// <summary>What is granted without consent.</summary>
    public CookieCategories Implied { get; init; }

    /// <summary>The categories of which exempt services run without consent.</summary>
    public CookieCategories Exempt { get; init; }

    /// <summary>Whether a choice has just been saved.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Whether the page is the same for every visitor: then every part that only some get is there, hidden.</summary>
    public bool IsShared { get; init; }

    /// <summary>The values of a page that every visitor gets (<see cref="ConsentBannerOptions.CacheSafe"/>): nothing of the request that a cache may not look at.</summary>
    public static NoticeValues ForEveryone(RequestConsent consent, ConsentNotice notice, ConsentTheme theme) =>
        Neutral(consent.Configuration.Options, notice.Language) with
        {
            PathBase = consent.Context.Request.PathBase.ToUriComponent(),
            Endpoint = ConsentPaths.Endpoint(consent),
            Hash = notice.Hash,
            Theme = theme,
            IsSaved = false,
            IsShared = true,
        };

    /// <summary>The values for one request.</summary>
    public static NoticeValues For(RequestConsent consent, ConsentNotice notice, string returnUrl, ConsentTheme theme) =>
        new()
        {
            PathBase = consent.Context.Request.PathBase.ToUriComponent(),
            Endpoint = ConsentPaths.Endpoint(consent),
            ReturnUrl = returnUrl,
            Language = notice.Language,
            Hash = notice.Hash,
            Theme = theme,
            Granted = consent.Decision.Granted,
            RefusedServices = consent.Decision.RefusedServices.ToString(),
            Lapsed = consent.Decision.Lapsed,
            RefusedBySignals = consent.RefusedBySignals,
            Implied = consent.Decision.Implied,
            Exempt = consent.Decision.Exempt,
        };

    /// <summary>
    /// The values that make the copy kept as proof: nothing about a visitor, and every part that can be shown.
    /// </summary>
    public static NoticeValues Neutral(CookieConsentOptions options, string language) =>
        new()
        {
            PathBase = "",
            Endpoint = options.BasePath.ToUriComponent(),
            ReturnUrl = "",
            Language = language,
            Hash = "",
            Theme = ConsentTheme.Auto,
            Granted = CookieCategories.None,
            Lapsed = CookieCategories.All,
            RefusedBySignals = CookieCategories.All,
            Implied = CookieCategories.All,
            Exempt = CookieCategories.All,
            IsSaved = true,
        };

    /// <summary>A theme as pages name it.</summary>
    public static string NameOf(ConsentTheme theme) => theme.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>What a part comes to, before encoding; <see langword="null"/> where the part's own HTML counts.</summary>
    public string? TextOf(NoticeHole hole) =>
        hole switch
        {
            NoticeHole.PathBase => PathBase,
            NoticeHole.Endpoint => Endpoint,
            NoticeHole.ReturnUrl => ReturnUrl,
            NoticeHole.SettingsQuery => ConsentPaths.SettingsQuery(ReturnUrl, Language),
            NoticeHole.Hash => Hash,
            NoticeHole.Theme => NameOf(Theme),
            _ => null,
        };

    /// <summary>Whether a part's own HTML is written.</summary>
    public bool Shows(in NoticePart part) =>
        part.Hole switch
        {
            NoticeHole.Granted => (Granted & part.Categories) != 0 && !(part.ServiceCode is { } code && ServiceCode.Contains(RefusedServices, code)),
            NoticeHole.Lapsed => (Lapsed & part.Categories) != 0,
            NoticeHole.Signal => RefusedBySignals != CookieCategories.None,
            NoticeHole.Implied => Implied != CookieCategories.None,
            NoticeHole.Exempt => (Exempt & part.Categories) != 0,
            NoticeHole.Saved => IsSaved,
            NoticeHole.Shared => IsShared,
            _ => true,
        };
}

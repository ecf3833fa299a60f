namespace CookieConsent.Banner;

/// <summary>What a part of a notice waits for. Everything that differs from visitor to visitor is one of these, and nothing else is.</summary>
internal enum NoticeHole
{
    /// <summary>Nothing: the same for every visitor.</summary>
    None = 0,

    /// <summary>The application's path base.</summary>
    PathBase,

    /// <summary>Path of the endpoints, below the application's path base.</summary>
    Endpoint,

    /// <summary>The page that the visitor returns to.</summary>
    ReturnUrl,

    /// <summary>Query of the settings page: the page to return to, and the language.</summary>
    SettingsQuery,

    /// <summary>Hash of the notice itself.</summary>
    Hash,

    /// <summary>The colours.</summary>
    Theme,

    /// <summary>Written where one of the part's categories is granted, and its service, if it has one, not refused alone.</summary>
    Granted,

    /// <summary>Written where a privacy signal refuses something.</summary>
    Signal,

    /// <summary>Written where one of the part's categories has lapsed.</summary>
    Lapsed,

    /// <summary>Written where something is granted without consent.</summary>
    Implied,

    /// <summary>Written where exempt services of one of the part's categories run without consent.</summary>
    Exempt,

    /// <summary>Written where a choice has just been saved.</summary>
    Saved,

    /// <summary>Written where the page is the same for every visitor.</summary>
    Shared,
}

/// <summary>A part of a notice.</summary>
/// <param name="Hole">What it waits for.</param>
/// <param name="Html">The HTML, for a part that is written or not.</param>
/// <param name="Categories">The categories that decide, for a part that depends on some.</param>
/// <param name="ServiceCode">The service that decides too.</param>
internal readonly record struct NoticePart(NoticeHole Hole, string Html, CookieCategories Categories, string? ServiceCode = null);

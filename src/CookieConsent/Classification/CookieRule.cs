namespace CookieConsent.Classification;

/// <summary>What one name or one family of names is.</summary>
/// <param name="Name">The name, or the prefix without its star.</param>
/// <param name="IsPrefix">Whether every name that starts with <paramref name="Name"/> is meant.</param>
/// <param name="Category">Exactly one category.</param>
/// <param name="Source">Which step the rule belongs to.</param>
internal sealed record CookieRule(string Name, bool IsPrefix, CookieCategories Category, ClassificationSource Source)
{
    /// <summary>The service that sets the cookie, where one is named.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The code of the service, where a visitor can refuse it alone: a declared one of an optional category.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>Whether the cookie may pass before consent where the visitor's region exempts its category.</summary>
    public bool IsExempt { get; init; }

    /// <summary>Whether a grant of the category covers the cookie: not for a service that the site did not declare.</summary>
    public bool IsCoveredByGrant { get; init; } = true;

    /// <summary>
    /// Whether the name belongs to no service: the code of many sites uses it, mostly for the same, or it is too short to belong to anybody. That is too little to hide or delete a cookie,
    /// and everything that the site says comes first.
    /// </summary>
    public bool IsCommonName { get; init; }

    /// <summary>Whether visitors read of it: not of what the catalogue knows of rare or old set-ups only.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether the cookie may come in numbered parts, as the framework splits a large one of its own.</summary>
    public bool MayBeSplit { get; init; }

    /// <summary>The path that the cookie is set on, where the site says so.</summary>
    public string? Path { get; init; }

    /// <summary>The domain that the cookie is set on, where the site says so.</summary>
    public string? Domain { get; init; }

    /// <summary>The rule as it is written in the configuration.</summary>
    public string Pattern => IsPrefix ? Name + "*" : Name;

    /// <summary>Reads a pattern: an exact name, or a prefix with one trailing star.</summary>
    public static (string Name, bool IsPrefix) Parse(string pattern) => pattern.EndsWith('*') ? (pattern[..^1], true) : (pattern, false);
}

namespace CookieConsent;

/// <summary>
/// What the app's requests and responses showed of one cookie name since the app started. All text is fit for logs and reports: characters that
/// cannot be seen are written as <c>\u0000</c>. No value of a cookie is in it.
/// </summary>
public sealed record ObservedCookie
{
    /// <summary>
    /// The name, cut to 100 characters and then ending in <c>…</c>. Of a family of names (<c>_ga_*</c>) the first 10 are listed one by one, and
    /// all others together under the pattern. Empty for cookies that were set without a name.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The category under the configuration in force; <see cref="CookieCategories.None"/> where nothing knows the cookie.</summary>
    public required CookieCategories Category { get; init; }

    /// <summary>What decided the category.</summary>
    public required CookieReason Reason { get; init; }

    /// <summary>The service that the cookie belongs to, where one is known.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The name or prefix that hit, as it is written in configuration or catalogue; <see langword="null"/> where none did.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// In how many requests it came. Of visitors who have granted every category, and of requests with more than 4 KB of cookies, one in 16 is looked
    /// at; under load some are missed.
    /// </summary>
    public long Requests { get; init; }

    /// <summary>How often it was hidden from the app, in the requests that were looked at.</summary>
    public long Hidden { get; init; }

    /// <summary>Report-only mode: how often it would have been hidden, were the visitor undecided.</summary>
    public long WouldBeHidden { get; init; }

    /// <summary>How often a response set it and was sent with it.</summary>
    public long Sent { get; init; }

    /// <summary>How often it was removed from a response.</summary>
    public long Dropped { get; init; }

    /// <summary>Report-only mode: how often it would have been removed, were the visitor undecided.</summary>
    public long WouldBeDropped { get; init; }

    /// <summary>How often a response deleted it: by the app itself, or because the visitor had refused it.</summary>
    public long Deleted { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last seen, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>
    /// Where it was last set: the route pattern of the endpoint, else the request's path, without query, cut to 200 characters.
    /// <see langword="null"/> where no response has set it.
    /// </summary>
    public string? LastSetAt { get; init; }

    /// <summary>Its attributes as last set, also where it was dropped; <see langword="null"/> where no response has set it.</summary>
    public ObservedCookieAttributes? Attributes { get; init; }

    /// <summary>The lifetime that visitors are told, where a declared service names one for it; <see langword="null"/> also for a session cookie.</summary>
    public TimeSpan? DeclaredLifetime { get; init; }

    /// <summary>Whether it was last set for more than 1.5 times the lifetime that visitors are told (requirement K02).</summary>
    public bool IsLifetimeExceeded { get; init; }

    /// <summary>The configuration that would settle it; <see langword="null"/> where nothing is open.</summary>
    public string? Fix { get; init; }

    /// <summary>
    /// A guess at the category with its reason, for the person who decides; <see langword="null"/> where the category is known. It is a guess from
    /// the name alone, and grants nothing.
    /// </summary>
    public string? Suggestion { get; init; }
}

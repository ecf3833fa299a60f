namespace CookieConsent;

/// <summary>The attributes of a <c>Set-Cookie</c> line as a browser reads them: of several of one name the last. Never the value.</summary>
public sealed record ObservedCookieAttributes
{
    /// <summary>The domain, in lower case and without a leading dot; <see langword="null"/> for a cookie of this host only.</summary>
    public string? Domain { get; init; }

    /// <summary>The path; <see langword="null"/> where the line names none, so that the browser takes that of the page.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it is sent over HTTPS only.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Whether script cannot read it.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary><c>Lax</c>, <c>Strict</c> or <c>None</c>; <see langword="null"/> where the line has none of them.</summary>
    public string? SameSite { get; init; }

    /// <summary>Whether it is kept apart for each site that embeds this one (CHIPS).</summary>
    public bool IsPartitioned { get; init; }

    /// <summary>How long the browser is asked to keep it, from <c>Max-Age</c>, else <c>Expires</c>; <see langword="null"/> for a session cookie.</summary>
    public TimeSpan? Lifetime { get; init; }
}

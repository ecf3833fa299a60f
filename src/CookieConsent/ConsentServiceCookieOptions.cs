namespace CookieConsent;

/// <summary>One cookie, or with a trailing <c>*</c> one family of cookies, of a declared service.</summary>
public sealed class ConsentServiceCookieOptions
{
    /// <summary>The name, case-sensitive, or a prefix with one trailing <c>*</c>. Required.</summary>
    public string Name { get; set; } = "";

    /// <summary>How long the cookie lives. Default: <see langword="null"/>, a session cookie.</summary>
    public TimeSpan? Lifetime { get; set; }

    /// <summary>The path it is set on, needed to delete it. Default: <see langword="null"/>, the usual ones are tried.</summary>
    public string? Path { get; set; }

    /// <summary>The domain it is set on, needed to delete it. Default: <see langword="null"/>, the host and its parents are tried.</summary>
    public string? Domain { get; set; }
}

namespace CookieConsent;

/// <summary>What a visitor was shown, kept once per <see cref="Hash"/>, so that it can be opened again as it was (requirement P02).</summary>
public sealed record ConsentNotice
{
    /// <summary>16 characters of base64url over everything below (the first 96 bits of SHA-256).</summary>
    public required string Hash { get; init; }

    /// <summary>Where it was shown.</summary>
    public required ConsentSurface Surface { get; init; }

    /// <summary>Language tag of the texts, for example <c>nb</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Layout of the banner.</summary>
    public required ConsentBannerLayout Layout { get; init; }

    /// <summary>Version of the privacy notice, as configured.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The scope fingerprints, four characters each for functionality, analytics and advertisement.</summary>
    public required string Scope { get; init; }

    /// <summary>The rendered HTML, without anything about the visitor.</summary>
    public required string Html { get; init; }
}

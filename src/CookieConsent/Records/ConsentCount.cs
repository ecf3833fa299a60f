namespace CookieConsent;

/// <summary>How many records of one day are alike.</summary>
public sealed record ConsentCount
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What the visitors did.</summary>
    public required ConsentAction Action { get; init; }

    /// <summary>Where they did it.</summary>
    public required ConsentSurface Surface { get; init; }

    /// <summary>The optional categories that they granted.</summary>
    public required CookieCategories Granted { get; init; }

    /// <summary>Categories that a privacy signal refused.</summary>
    public required CookieCategories RefusedBySignal { get; init; }

    /// <summary>Version of the privacy notice.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Language of what was shown; <see langword="null"/> where the choice does not name it.</summary>
    public string? Language { get; init; }

    /// <summary>Layout of the banner; <see langword="null"/> where the choice does not name what was shown.</summary>
    public ConsentBannerLayout? Layout { get; init; }

    /// <summary>How many.</summary>
    public required long Records { get; init; }
}

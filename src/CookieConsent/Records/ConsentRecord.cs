namespace CookieConsent;

/// <summary>
/// One event in the history of a visitor's decision: what was decided, when, and what was shown. Holds no address, no user agent, no account
/// (requirement P04).
/// </summary>
public sealed record ConsentRecord
{
    /// <summary>Random id, 22 characters of base64url (128 bits). The consent cookie of a grant carries it, a refusal's cookie does not.</summary>
    public required string Id { get; init; }

    /// <summary>The id that the visitor's cookie carried before: the grant that this record changes or ends; <see langword="null"/> for a first decision.</summary>
    public string? PreviousId { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What the visitor did.</summary>
    public required ConsentAction Action { get; init; }

    /// <summary>Where the visitor did it.</summary>
    public required ConsentSurface Surface { get; init; }

    /// <summary>The optional categories that were granted.</summary>
    public required CookieCategories Granted { get; init; }

    /// <summary>
    /// Whether a category or service is granted that was not before: that takes effect only once the record is kept. Otherwise the record is that of a
    /// refusal or withdrawal, which takes effect whether or not it can be kept (requirement P09).
    /// </summary>
    public bool GrantsMore { get; init; }

    /// <summary>The optional categories that were refused.</summary>
    public required CookieCategories Refused { get; init; }

    /// <summary>Ids of the declared services that were refused although their category was granted; empty where services are not chosen one by one.</summary>
    public IReadOnlyList<string> RefusedServices { get; init; } = [];

    /// <summary>Categories that a privacy signal refused; they are also among <see cref="Refused"/>.</summary>
    public CookieCategories RefusedBySignal { get; init; }

    /// <summary>The scope fingerprints at the time, four characters each for functionality, analytics and advertisement.</summary>
    public required string Scope { get; init; }

    /// <summary>Version of the privacy notice, as configured.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>What was shown; <see langword="null"/> where the choice came through the API without naming it.</summary>
    public ConsentNotice? Notice { get; init; }

    /// <summary>Path of the page, path base included, without query; <see langword="null"/> where it is not known.</summary>
    public string? Page { get; init; }

    /// <summary>Country or region of the visitor where the site resolves one; otherwise <see langword="null"/>.</summary>
    public string? Region { get; init; }

    /// <summary>Name of the controller, as configured.</summary>
    public string? Controller { get; init; }

    /// <summary>How long the decision holds.</summary>
    public required TimeSpan Validity { get; init; }
}

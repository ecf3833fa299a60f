namespace CookieConsent;

/// <summary>A verification that was started on some node.</summary>
public sealed record ConsentChainCheck
{
    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; <see langword="null"/> where it runs, or its process died.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it found; <see langword="null"/> where it has not ended, or could not be carried through.</summary>
    public ConsentVerification? Result { get; init; }
}

namespace CookieConsent;

/// <summary>What a verification found.</summary>
public sealed record ConsentVerification
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsIntact => FaultCount == 0;

    /// <summary>Records that were read.</summary>
    public required long Records { get; init; }

    /// <summary>Those of them whose content was erased on request.</summary>
    public required long Erased { get; init; }

    /// <summary>Records that retention has removed. They cannot be verified any more.</summary>
    public required long Purged { get; init; }

    /// <summary>How many faults there are.</summary>
    public required long FaultCount { get; init; }

    /// <summary>The first 100 of them.</summary>
    public required IReadOnlyList<ConsentFault> Faults { get; init; }
}

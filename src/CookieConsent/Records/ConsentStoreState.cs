namespace CookieConsent;

/// <summary>How a record store is, for the report page.</summary>
public sealed record ConsentStoreState
{
    /// <summary>What it is, for a person: <c>SQLite</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether a grant would be kept now.</summary>
    public required bool IsWriting { get; init; }

    /// <summary>Records that wait for the next commit, in this process.</summary>
    public int Waiting { get; init; }

    /// <summary>What waits on the local disk for the store, in bytes, in this process.</summary>
    public long SpooledBytes { get; init; }

    /// <summary>How many process starts have written records.</summary>
    public long Writers { get; init; }

    /// <summary>How many records their chains have had, those included that retention has removed.</summary>
    public long Records { get; init; }

    /// <summary>The chains that were begun last, the newest first; a store may leave older ones out.</summary>
    public IReadOnlyList<ConsentChainHead> Heads { get; init; } = [];

    /// <summary>The last verification; <see langword="null"/> where there was none.</summary>
    public ConsentChainCheck? LastCheck { get; init; }
}

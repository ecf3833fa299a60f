namespace CookieConsent.EntityFrameworkCore.Chain;

/// <summary>A place in the chain of one writer.</summary>
/// <param name="Sequence">Number of the record; 0 before the first.</param>
/// <param name="Hash">Hash of the record.</param>
internal readonly record struct ChainPosition(long Sequence, byte[] Hash)
{
    public static ChainPosition Start { get; } = new(0, RecordHash.Genesis);

    public bool IsSame(ChainPosition other) => Sequence == other.Sequence && Hash.AsSpan().SequenceEqual(other.Hash);
}

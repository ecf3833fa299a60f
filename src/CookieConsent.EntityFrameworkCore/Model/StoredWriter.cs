namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>One row: a process start that writes records, how far its chain goes and from where on it is kept.</summary>
internal sealed class StoredWriter
{
    public required byte[] Id { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>Sequence of the last record, written in the same transaction as the record.</summary>
    public long HeadSequence { get; set; }

    public required byte[] HeadHash { get; set; }

    /// <summary>Sequence of the last record that retention removed; 0 where none was.</summary>
    public long CheckpointSequence { get; set; }

    /// <summary>The hash of that record: the chain goes on from here.</summary>
    public required byte[] CheckpointHash { get; set; }
}

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>One row: a record as it stands in the database, and its place in the chain of its writer. Rows are added and never changed, but for erasure.</summary>
internal sealed class StoredRecord
{
    /// <summary>The 16 bytes of the record's id. In time order, so that the index of them grows at its end.</summary>
    public required byte[] Id { get; set; }

    public byte[]? PreviousId { get; set; }

    /// <summary>UTC, whole milliseconds: every database gives back what it was given.</summary>
    public DateTime Time { get; set; }

    public short Action { get; set; }

    public short Surface { get; set; }

    public short Granted { get; set; }

    public bool GrantsMore { get; set; }

    public short Refused { get; set; }

    public short RefusedBySignal { get; set; }

    /// <summary>Ids of services, a line each; <see langword="null"/> where none was refused by itself.</summary>
    public string? RefusedServices { get; set; }

    public string? Scope { get; set; }

    public string? PolicyVersion { get; set; }

    public string? NoticeHash { get; set; }

    public string? Page { get; set; }

    public string? Region { get; set; }

    public string? Controller { get; set; }

    public long ValiditySeconds { get; set; }

    /// <summary>The process start that wrote the row.</summary>
    public byte[] Writer { get; set; } = [];

    /// <summary>1, 2, 3 … within the writer.</summary>
    public long Sequence { get; set; }

    /// <summary>The <see cref="Hash"/> of the writer's row before; zeros for its first.</summary>
    public byte[] PreviousHash { get; set; } = [];

    /// <summary>SHA-256 over previous hash, writer, sequence and the hash of the content.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>When the content was erased; <see langword="null"/> for a row that has its content.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>Only of an erased row: the hash that its content had, so that the chain can still be followed.</summary>
    public byte[]? ContentHash { get; set; }
}

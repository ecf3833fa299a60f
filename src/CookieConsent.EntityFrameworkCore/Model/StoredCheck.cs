namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>One row: a verification that somebody asked for, so that every node can tell how it went.</summary>
internal sealed class StoredCheck
{
    /// <summary>In time order.</summary>
    public required byte[] Id { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>What was found, as JSON; <see langword="null"/> until it has ended, or where it could not be carried through.</summary>
    public string? Result { get; set; }
}

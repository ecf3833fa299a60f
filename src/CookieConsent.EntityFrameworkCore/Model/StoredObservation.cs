using System.Security.Cryptography;
using System.Text;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>One row: what all nodes have seen of one cookie name (requirement E04). Never a value.</summary>
internal sealed class StoredObservation
{
    private const int IdBytes = 16;

    /// <summary>Hash of the name: the same on every node, and told apart by case where the database's texts are not.</summary>
    public required byte[] Id { get; set; }

    public required string Name { get; set; }

    public short Category { get; set; }

    public short Reason { get; set; }

    public string? ServiceId { get; set; }

    public string? Pattern { get; set; }

    public long Requests { get; set; }

    public long Hidden { get; set; }

    public long WouldBeHidden { get; set; }

    public long Sent { get; set; }

    public long Dropped { get; set; }

    public long WouldBeDropped { get; set; }

    public long Deleted { get; set; }

    public DateTime FirstSeen { get; set; }

    public DateTime LastSeen { get; set; }

    /// <summary>Where it was last set; <see langword="null"/> where no response has set it, and then what follows means nothing.</summary>
    public string? LastSetAt { get; set; }

    public string? Domain { get; set; }

    public string? Path { get; set; }

    public bool IsSecure { get; set; }

    public bool IsHttpOnly { get; set; }

    public string? SameSite { get; set; }

    public bool IsPartitioned { get; set; }

    public bool HasAttributes { get; set; }

    public long? LifetimeSeconds { get; set; }

    public static StoredObservation From(ObservedCookie cookie) =>
        new()
        {
            Id = SHA256.HashData(Encoding.UTF8.GetBytes(cookie.Name))[..IdBytes],
            Name = StoredText.From(cookie.Name, StoredText.CookieName)!,
            Category = (short)cookie.Category,
            Reason = (short)cookie.Reason,
            ServiceId = StoredText.From(cookie.ServiceId, StoredText.Name),
            Pattern = StoredText.From(cookie.Pattern, StoredText.CookieName),
            Requests = cookie.Requests,
            Hidden = cookie.Hidden,
            WouldBeHidden = cookie.WouldBeHidden,
            Sent = cookie.Sent,
            Dropped = cookie.Dropped,
            WouldBeDropped = cookie.WouldBeDropped,
            Deleted = cookie.Deleted,
            FirstSeen = cookie.FirstSeen.UtcDateTime,
            LastSeen = cookie.LastSeen.UtcDateTime,
            LastSetAt = StoredText.From(cookie.LastSetAt, StoredText.Page),
            Domain = StoredText.From(cookie.Attributes?.Domain, StoredText.Name),
            Path = StoredText.From(cookie.Attributes?.Path, StoredText.Page),
            IsSecure = cookie.Attributes?.IsSecure ?? false,
            IsHttpOnly = cookie.Attributes?.IsHttpOnly ?? false,
            SameSite = StoredText.From(cookie.Attributes?.SameSite, StoredText.Name),
            IsPartitioned = cookie.Attributes?.IsPartitioned ?? false,
            HasAttributes = cookie.Attributes is not null,
            LifetimeSeconds = cookie.Attributes?.Lifetime is { } lifetime ? (long)lifetime.TotalSeconds : null,
        };

    public ObservedCookie ToObserved() =>
        new()
        {
            Name = Name,
            Category = (CookieCategories)Category,
            Reason = (CookieReason)Reason,
            ServiceId = ServiceId,
            Pattern = Pattern,
            Requests = Requests,
            Hidden = Hidden,
            WouldBeHidden = WouldBeHidden,
            Sent = Sent,
            Dropped = Dropped,
            WouldBeDropped = WouldBeDropped,
            Deleted = Deleted,
            FirstSeen = new(FirstSeen, TimeSpan.Zero),
            LastSeen = new(LastSeen, TimeSpan.Zero),
            LastSetAt = LastSetAt,
            Attributes = HasAttributes
                ? new()
                {
                    Domain = Domain,
                    Path = Path,
                    IsSecure = IsSecure,
                    IsHttpOnly = IsHttpOnly,
                    SameSite = SameSite,
                    IsPartitioned = IsPartitioned,
                    Lifetime = LifetimeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                }
                : null,
        };
}

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>What one process has seen, as a test says.</summary>
internal sealed class SeenCookies : ICookieInventory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ObservedCookie> _cookies = new(StringComparer.Ordinal);

    public long Unlisted => 0;

    public IReadOnlyList<ObservedCookie> GetObservations()
    {
        lock (_lock)
            return [.. _cookies.Values];
    }

    /// <summary>A request brought it, or where a place is named a response there set it and it was dropped.</summary>
    public void See(string name, DateTimeOffset? time = null, string? setAt = null, ObservedCookieAttributes? attributes = null)
    {
        lock (_lock)
        {
            var now = time ?? SampleRecords.Time;
            var before = _cookies.GetValueOrDefault(name) ?? new() { Name = name, Category = CookieCategories.None, Reason = CookieReason.Unknown, FirstSeen = now, LastSeen = now };
            _cookies[name] = before with
            {
                Requests = before.Requests + (setAt is null ? 1 : 0),
                Dropped = before.Dropped + (setAt is null ? 0 : 1),
                LastSeen = now,
                LastSetAt = setAt ?? before.LastSetAt,
                Attributes = attributes ?? before.Attributes,
            };
        }
    }
}

namespace CookieConsent.EntityFrameworkCore.Inventory;

/// <summary>What this process has counted since it was last written down.</summary>
internal sealed class InventoryChanges
{
    private readonly Dictionary<string, ObservedCookie> _written = new(StringComparer.Ordinal);

    /// <summary>Each cookie of which more was seen, with the counts of what is new.</summary>
    public IReadOnlyList<(ObservedCookie New, ObservedCookie Now)> Since(IReadOnlyList<ObservedCookie> observations)
    {
        var changes = new List<(ObservedCookie, ObservedCookie)>();
        foreach (var now in ByName(observations))
        {
            if (!_written.TryGetValue(now.Name, out var before))
                changes.Add((now, now));
            else if (now.LastSeen != before.LastSeen || now != before)
                changes.Add((Less(now, before), now));
        }
        return changes;
    }

    /// <summary>Notes that this much of it is written down.</summary>
    public void Written(IEnumerable<ObservedCookie> cookies)
    {
        foreach (var cookie in cookies)
            _written[cookie.Name] = cookie;
    }

    // Two names that are written alike, since nobody can see the difference, are one row.
    private static IEnumerable<ObservedCookie> ByName(IReadOnlyList<ObservedCookie> observations) =>
        observations.GroupBy(cookie => cookie.Name, StringComparer.Ordinal).Select(group => group.Aggregate(Sum));

    private static ObservedCookie Sum(ObservedCookie one, ObservedCookie other) =>
        (one.LastSeen < other.LastSeen ? other : one) with
        {
            Requests = one.Requests + other.Requests,
            Hidden = one.Hidden + other.Hidden,
            WouldBeHidden = one.WouldBeHidden + other.WouldBeHidden,
            Sent = one.Sent + other.Sent,
            Dropped = one.Dropped + other.Dropped,
            WouldBeDropped = one.WouldBeDropped + other.WouldBeDropped,
            Deleted = one.Deleted + other.Deleted,
            FirstSeen = one.FirstSeen < other.FirstSeen ? one.FirstSeen : other.FirstSeen,
        };

    private static ObservedCookie Less(ObservedCookie now, ObservedCookie before) =>
        now with
        {
            Requests = now.Requests - before.Requests,
            Hidden = now.Hidden - before.Hidden,
            WouldBeHidden = now.WouldBeHidden - before.WouldBeHidden,
            Sent = now.Sent - before.Sent,
            Dropped = now.Dropped - before.Dropped,
            WouldBeDropped = now.WouldBeDropped - before.WouldBeDropped,
            Deleted = now.Deleted - before.Deleted,
        };
}

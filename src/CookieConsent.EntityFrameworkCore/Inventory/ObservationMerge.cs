using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Inventory;

/// <summary>
/// Adds what one process has counted to what all have. The database adds, so that processes that write at the same time lose nothing; a part is written
/// as a whole or not at all.
/// </summary>
internal static class ObservationMerge
{
    /// <summary>The most rows: who sends made-up names fills neither the table nor the page.</summary>
    public const int Most = 10_000;

    /// <summary>What has not been seen for so long is no cookie of the site any more.</summary>
    public static readonly TimeSpan LongestUnseen = TimeSpan.FromDays(400);

    private const int Attempts = 3;

    /// <summary>Adds the counts of these rows.</summary>
    public static async Task AddAsync(DbContext context, IReadOnlyList<StoredObservation> changes, CancellationToken cancellationToken)
    {
        // In one order, so that no two processes wait for each other's rows.
        var ordered = changes.OrderBy(change => Convert.ToHexString(change.Id), StringComparer.Ordinal).ToList();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await context.Database.CreateExecutionStrategy().ExecuteAsync(() => AddAllAsync(context, ordered, cancellationToken));
                return;
            }
            catch (Exception exception) when (attempt < Attempts && IsOvertaken(exception))
            {
                // Another process was quicker to insert one: now it is there to be updated.
            }
        }
    }

    /// <summary>Removes what is long unseen, and then what there is no room for: unknown names that only requests bring first, the longest unseen of them.</summary>
    public static async Task TrimAsync(DbContext context, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        const int removedAtOnce = 500;
        var rows = context.Set<StoredObservation>();
        var oldest = (now - LongestUnseen).UtcDateTime;
        await rows.Where(row => row.LastSeen < oldest).ExecuteDeleteAsync(cancellationToken);
        for (var excess = await rows.CountAsync(cancellationToken) - most; excess > 0; excess -= removedAtOnce)
        {
            var ids = await rows
                .AsNoTracking()
                .OrderBy(row => row.Reason == (short)CookieReason.Unknown && row.LastSetAt == null ? 0 : 1)
                .ThenBy(row => row.LastSeen)
                .Select(row => row.Id)
                .Take(Math.Min(excess, removedAtOnce))
                .ToListAsync(cancellationToken);
            await rows.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static async Task AddAllAsync(DbContext context, IReadOnlyList<StoredObservation> changes, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var change in changes)
        {
            if (await AddToRowAsync(context, change, cancellationToken) > 0)
                continue;

            // At once: inserts at the end would not be in the one order.
            context.Add(change);
            await context.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    private static bool IsOvertaken(Exception? exception) =>
        exception is DbUpdateException or DbException { IsTransient: true } || (exception is InvalidOperationException && IsOvertaken(exception.InnerException));

    private static Task<int> AddToRowAsync(DbContext context, StoredObservation change, CancellationToken cancellationToken) =>
        context
            .Set<StoredObservation>()
            .Where(row => row.Id == change.Id)
            .ExecuteUpdateAsync(
                setters =>
                {
                    setters
                        .SetProperty(row => row.Requests, row => row.Requests + change.Requests)
                        .SetProperty(row => row.Hidden, row => row.Hidden + change.Hidden)
                        .SetProperty(row => row.WouldBeHidden, row => row.WouldBeHidden + change.WouldBeHidden)
                        .SetProperty(row => row.Sent, row => row.Sent + change.Sent)
                        .SetProperty(row => row.Dropped, row => row.Dropped + change.Dropped)
                        .SetProperty(row => row.WouldBeDropped, row => row.WouldBeDropped + change.WouldBeDropped)
                        .SetProperty(row => row.Deleted, row => row.Deleted + change.Deleted)
                        .SetProperty(row => row.FirstSeen, row => row.FirstSeen < change.FirstSeen ? row.FirstSeen : change.FirstSeen)
                        .SetProperty(row => row.LastSeen, row => row.LastSeen > change.LastSeen ? row.LastSeen : change.LastSeen)
                        .SetProperty(row => row.Category, change.Category)
                        .SetProperty(row => row.Reason, change.Reason)
                        .SetProperty(row => row.ServiceId, change.ServiceId)
                        .SetProperty(row => row.Pattern, change.Pattern);
                    if (change.LastSetAt is null)
                        return;
                    setters
                        .SetProperty(row => row.LastSetAt, change.LastSetAt)
                        .SetProperty(row => row.HasAttributes, change.HasAttributes)
                        .SetProperty(row => row.Domain, change.Domain)
                        .SetProperty(row => row.Path, change.Path)
                        .SetProperty(row => row.IsSecure, change.IsSecure)
                        .SetProperty(row => row.IsHttpOnly, change.IsHttpOnly)
                        .SetProperty(row => row.SameSite, change.SameSite)
                        .SetProperty(row => row.IsPartitioned, change.IsPartitioned)
                        .SetProperty(row => row.LifetimeSeconds, change.LifetimeSeconds);
                },
                cancellationToken
            );
}

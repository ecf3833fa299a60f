using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Retention;

/// <summary>
/// Removes records that are over age (requirement P06): from the beginning of each writer's chain, as far as all of them are, in small transactions of
/// their own. The checkpoint of the writer goes along, so that the rest can be verified as before.
/// </summary>
internal sealed class RecordPurge(RecordContexts contexts, TimeProvider time, StoreMetrics metrics, ILogger<RecordPurge> logger)
{
    /// <summary>Records of one transaction: some milliseconds, in which a writer may have to wait.</summary>
    private const int Batch = 500;

    /// <summary>How far clocks may differ. What is later than that has not happened yet.</summary>
    private static readonly TimeSpan LargestSkew = TimeSpan.FromDays(1);

    /// <summary>Removes what is older than <paramref name="retention"/>; gives the number.</summary>
    public async Task<int> RunAsync(TimeSpan retention, TimeSpan commandTimeout, CancellationToken cancellationToken)
    {
        var cutoff = time.GetUtcNow() - retention;
        await using var context = await contexts.OpenAsync(commandTimeout, cancellationToken);

        var removed = 0;
        var writers = await context.Set<StoredWriter>().AsNoTracking().Where(writer => writer.CheckpointSequence < writer.HeadSequence).ToListAsync(cancellationToken);
        foreach (var writer in writers)
        {
            var last = await LastOverAgeAsync(context, writer, cutoff.UtcDateTime, cancellationToken);
            for (int count; (count = await RemoveAsync(context, writer, last, cancellationToken)) > 0;)
            {
                removed += count;
                metrics.Purged(count);
            }
        }
        if (removed > 0)
            logger.Purged(removed, cutoff);
        return removed;
    }

    /// <summary>How far the writer's records are over age: to the last one that is before the first that is not. 0 where none is.</summary>
    private async Task<long> LastOverAgeAsync(DbContext context, StoredWriter writer, DateTime cutoff, CancellationToken cancellationToken)
    {
        // A record of the future is one of a clock that was wrong: it is as old as its neighbours.
        var future = time.GetUtcNow().UtcDateTime + LargestSkew;
        var records = context.Set<StoredRecord>().AsNoTracking().Where(row => row.Writer == writer.Id && row.Sequence > writer.CheckpointSequence);
        var young = await records
            .Where(row => row.Time >= cutoff && row.Time <= future)
            .OrderBy(row => row.Sequence)
            .Select(row => (long?)row.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var old = records.Where(row => row.Time < cutoff);
        if (young is { } first)
            old = old.Where(row => row.Sequence < first);
        return await old.OrderByDescending(row => row.Sequence).Select(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<int> RemoveAsync(DbContext context, StoredWriter writer, long last, CancellationToken cancellationToken)
    {
        var (before, limit) = (writer.CheckpointSequence, Math.Min(last, writer.CheckpointSequence + Batch));
        var records = context.Set<StoredRecord>().Where(row => row.Writer == writer.Id && row.Sequence > before && row.Sequence <= limit);
        var checkpoint = await records.AsNoTracking().OrderByDescending(row => row.Sequence).Select(row => new { row.Sequence, row.Hash }).FirstOrDefaultAsync(cancellationToken);
        if (checkpoint is null)
            return 0;

        return await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var count = await records.ExecuteDeleteAsync(cancellationToken);

            // Last, because a writer that is alive waits for this row until the commit.
            var moved = await context
                .Set<StoredWriter>()
                .Where(row => row.Id == writer.Id && row.CheckpointSequence == before)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(row => row.CheckpointSequence, checkpoint.Sequence).SetProperty(row => row.CheckpointHash, checkpoint.Hash),
                    cancellationToken
                );
            if (moved == 0)
                return 0; // Another process is at it.
            await transaction.CommitAsync(cancellationToken);
            writer.CheckpointSequence = checkpoint.Sequence;
            return count;
        });
    }
}

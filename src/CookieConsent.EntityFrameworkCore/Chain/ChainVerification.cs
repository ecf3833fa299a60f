using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Chain;

/// <summary>Verifies the chains of all writers, what stands outside them, the notices, and the heads that were published.</summary>
internal static class ChainVerification
{
    private const int MostStrangers = 1000;

    public static async Task<ConsentVerification> RunAsync(DbContext context, IEnumerable<ConsentChainHead> published, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var notices = new HashSet<string>(StringComparer.Ordinal);
        var writers = await context.Set<StoredWriter>().AsNoTracking().OrderBy(writer => writer.StartedAt).ToListAsync(cancellationToken);
        long records = 0;
        long erased = 0;
        foreach (var writer in writers)
        {
            var verification = new WriterVerification(context, writer, faults, notices);
            await verification.RunAsync(cancellationToken);
            records += verification.Records;
            erased += verification.Erased;
        }

        await FindStrangersAsync(context, faults, cancellationToken);
        await CheckNoticesAsync(context, notices, faults, cancellationToken);
        foreach (var head in published)
            await CheckPublishedAsync(context, head, faults, cancellationToken);
        return new()
        {
            Records = records,
            Erased = erased,
            Purged = writers.Sum(writer => writer.CheckpointSequence),
            FaultCount = faults.Count,
            Faults = faults.Faults,
        };
    }

    /// <summary>Records of writers that there never were.</summary>
    private static async Task FindStrangersAsync(DbContext context, FaultList faults, CancellationToken cancellationToken)
    {
        var writers = context.Set<StoredWriter>();
        var strangers = context.Set<StoredRecord>().AsNoTracking().Where(row => !writers.Any(writer => writer.Id == row.Writer)).Take(MostStrangers).AsAsyncEnumerable();
        await foreach (var row in strangers.WithCancellation(cancellationToken))
            faults.Inserted(row);
    }

    private static async Task CheckNoticesAsync(DbContext context, HashSet<string> named, FaultList faults, CancellationToken cancellationToken)
    {
        await foreach (var stored in context.Set<StoredNotice>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            named.Remove(stored.Hash);
            if (stored.ToNotice().ComputeHash() != stored.Hash)
                faults.NoticeChanged(stored.Hash);
        }
        foreach (var hash in named)
            faults.NoticeMissing(hash);
    }

    private static async Task CheckPublishedAsync(DbContext context, ConsentChainHead head, FaultList faults, CancellationToken cancellationToken)
    {
        var id = RecordId.Parse(head.Writer, nameof(head));
        var writer = await context.Set<StoredWriter>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (writer?.CheckpointSequence >= head.Sequence)
            return;
        var row = await context.Set<StoredRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Writer == id && row.Sequence == head.Sequence, cancellationToken);
        if (row is null)
            faults.Missing(head);
        else if (!string.Equals(Convert.ToHexString(row.Hash), head.Hash, StringComparison.OrdinalIgnoreCase))
            faults.Rewritten(row);
    }
}

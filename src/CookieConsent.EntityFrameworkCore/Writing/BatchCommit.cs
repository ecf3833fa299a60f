using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>Commits a batch in one transaction.</summary>
internal sealed class BatchCommit(WriterSession session, TimeProvider time, StoreMetrics metrics, ILogger logger)
{
    /// <summary>Tries it once; the failure, if any, after which there is no connection. Never throws.</summary>
    public async Task<Exception?> TryAsync(IReadOnlyList<PendingRecord> batch)
    {
        var start = time.GetTimestamp();
        try
        {
            await CommitAsync(batch);
            metrics.Committed(batch.Count, time.GetElapsedTime(start));
            return null;
        }
        catch (Exception exception)
        {
            metrics.CommitFailed();
            logger.CommitFailed(exception, batch.Count);
            await session.DisconnectAsync();
            return exception;
        }
    }

    private async Task CommitAsync(IReadOnlyList<PendingRecord> batch)
    {
        var connection = await session.ConnectAsync();
        session.Attempt(ChainPosition.Start);
        foreach (var record in batch)
        {
            if (record.Notice is { } notice)
                await connection.KeepAsync(notice, CancellationToken.None);
        }

        var rows = new StoredRecord[batch.Count];
        var head = session.Head;
        for (var index = 0; index < rows.Length; index++)
        {
            head = batch[index].Chain(session.Id, head);
            rows[index] = batch[index].Row;
        }
        session.Attempt(head);
        await connection.CommitAsync(rows, session.Id, head, () => !batch.TryBegin());
        session.Committed();
    }
}

using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// Commits batches and tells every caller what became of his record. Used by one loop at a time. Where it cannot be known whether a commit arrived, the
/// head in the database says so: it moves in the same transaction.
/// </summary>
internal sealed class BatchWriter : IAsyncDisposable
{
    // A disk that is full fails every record: there is no point in asking it hundreds of times.
    private const int FailuresInARow = 3;

    private readonly WriterSession _session;
    private readonly BatchCommit _commit;

    public BatchWriter(RecordContexts contexts, TimeProvider time, TimeSpan timeout, StoreMetrics metrics, ILogger logger)
    {
        _session = new(contexts, time, timeout, logger);
        _commit = new(_session, time, metrics, logger);
    }

    /// <summary>The writer: a new one for each process start.</summary>
    public byte[] Id => _session.Id;

    /// <summary>The end of the chain, as far as it is known to be durable.</summary>
    public ChainPosition Head => _session.Head;

    /// <summary>Why the last attempt failed; <see langword="null"/> once the database has taken a commit again.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Commits the batch, in as few transactions as it takes; completes or fails every record of it. Never throws.</summary>
    public async Task WriteAsync(IReadOnlyList<PendingRecord> batch)
    {
        if (await TryCommitAsync(batch) is not { } failure)
            return;
        if (await TryConnectAsync() is { } unreachable)
        {
            batch.Fail(unreachable);
            return;
        }
        if (_session.HasArrived)
            batch.Complete();
        else
            await RetryAsync(batch, failure);
    }

    /// <summary>Those of the records that the database does not have yet; <see langword="null"/> where it cannot be asked.</summary>
    public async Task<IReadOnlyList<PendingRecord>?> AbsentAsync(IReadOnlyList<PendingRecord> records)
    {
        try
        {
            var connection = await _session.ConnectAsync();
            var absent = new List<PendingRecord>(records.Count);
            foreach (var record in records)
            {
                if (await connection.FindAsync(record.Row.Id, CancellationToken.None) is null)
                    absent.Add(record);
            }
            return absent;
        }
        catch (Exception exception)
        {
            Failure = exception;
            await DisconnectAsync();
            return null;
        }
    }

    /// <summary>Connects, where there is no connection; the failure, if any.</summary>
    public async Task<Exception?> TryConnectAsync()
    {
        try
        {
            await _session.ConnectAsync();
            return null;
        }
        catch (Exception exception)
        {
            return Failure = exception;
        }
    }

    /// <summary>After a failure: commits the head as it is, so that nobody has to decide first for it to be seen that the database is back.</summary>
    public async Task ProbeAsync()
    {
        try
        {
            var connection = await _session.ConnectAsync();
            await connection.CommitAsync(ReadOnlyMemory<StoredRecord>.Empty, Id, Head, static () => false);
            Failure = null;
        }
        catch (Exception exception)
        {
            Failure = exception;
            await DisconnectAsync();
        }
    }

    /// <summary>Lets go of the connection; the next batch opens another.</summary>
    public ValueTask DisconnectAsync() => _session.DisconnectAsync();

    public ValueTask DisposeAsync() => _session.DisconnectAsync();

    /// <summary>The batch did not arrive. Once more as a whole, since what went wrong may be over; then one by one, so that one bad record costs the others nothing.</summary>
    private async Task RetryAsync(IReadOnlyList<PendingRecord> batch, Exception failure)
    {
        batch.Rewind();
        batch = [.. batch.Where(record => !record.IsAbandoned)];
        if (batch.Count > 1 && await TryCommitAsync(batch) is null)
            return;

        var failures = 0;
        foreach (var record in batch)
        {
            if (failures >= FailuresInARow || record.IsAbandoned)
            {
                record.Fail(failure);
                continue;
            }
            var problem = await TryCommitAsync([record]);
            if (problem is not null && await SettleAsync(record, problem) is { } final)
            {
                record.Fail(failure = final);
                failures++;
            }
            else
            {
                failures = 0;
            }
        }
    }

    /// <summary>A single record failed: it may have arrived all the same, or been there before.</summary>
    private async Task<Exception?> SettleAsync(PendingRecord record, Exception failure)
    {
        if (await TryConnectAsync() is { } unreachable)
            return unreachable;
        try
        {
            if (await (await _session.ConnectAsync()).FindAsync(record.Row.Id, CancellationToken.None) is not { } stored)
            {
                record.Rewind();
                return Failure = failure;
            }
            if (!RecordHash.OfContent(stored).AsSpan().SequenceEqual(record.ContentHash))
            {
                record.FindIdTaken();
                Failure = null;
                return new InvalidOperationException($"The id {RecordId.Format(record.Row.Id)} already stands for another record. Give each record an id of its own.");
            }
            record.Complete();
            return Failure = null;
        }
        catch (Exception exception)
        {
            await DisconnectAsync();
            return Failure = exception;
        }
    }

    private async Task<Exception?> TryCommitAsync(IReadOnlyList<PendingRecord> batch)
    {
        Failure = await _commit.TryAsync(batch);
        if (Failure is null)
            batch.Complete();
        return Failure;
    }
}

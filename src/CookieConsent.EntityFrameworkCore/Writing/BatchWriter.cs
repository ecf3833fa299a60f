using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// Commits batches and tells every caller what became of his record. Used by one loop at a time. Where it cannot be known whether a commit arrived, the
/// head in the database says so: it moves in the same transaction.
/// </summary>
internal sealed class BatchWriter(RecordContexts contexts, TimeProvider time, TimeSpan timeout, StoreMetrics metrics, ILogger logger) : IAsyncDisposable
{
    // A disk that is full fails every record: there is no point in asking it hundreds of times.
    private const int FailuresInARow = 3;

    /// <summary>To connect, and to make the tables where there are none.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(30);

    private readonly DateTime _startedAt = WholeMilliseconds(time.GetUtcNow());
    private StoreConnection? _connection;
    private ChainPosition _head = ChainPosition.Start;
    private ChainPosition _attempted = ChainPosition.Start;

    /// <summary>The writer: a new one for each process start.</summary>
    public byte[] Id { get; private set; } = RecordId.New(time);

    /// <summary>The end of the chain, as far as it is known to be durable.</summary>
    public ChainPosition Head => _head;

    /// <summary>Why the last attempt failed; <see langword="null"/> once the database has taken a commit again.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Commits the batch, in as few transactions as it takes; completes or fails every record of it. Never throws.</summary>
    public async Task WriteAsync(IReadOnlyList<PendingRecord> batch)
    {
        if (await TryCommitAsync(batch) is not { } failure)
            return;
        if (await TryConnectAsync() is { } unreachable)
        {
            FailAll(batch, unreachable);
            return;
        }
        if (_attempted.Sequence > 0 && _head.IsSame(_attempted))
            Complete(batch);
        else
            await RetryAsync(batch, failure);
    }

    /// <summary>Those of the records that the database does not have yet; <see langword="null"/> where it cannot be asked.</summary>
    public async Task<IReadOnlyList<PendingRecord>?> AbsentAsync(IReadOnlyList<PendingRecord> records)
    {
        try
        {
            var connection = await ConnectionAsync();
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
            await ConnectionAsync();
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
            var connection = await ConnectionAsync();
            await connection.CommitAsync(ReadOnlyMemory<StoredRecord>.Empty, Id, _head, static () => false);
            Failure = null;
        }
        catch (Exception exception)
        {
            Failure = exception;
            await DisconnectAsync();
        }
    }

    /// <summary>Lets go of the connection; the next batch opens another.</summary>
    public async ValueTask DisconnectAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception exception)
        {
            logger.ConnectionNotClosed(exception);
        }
    }

    public ValueTask DisposeAsync() => DisconnectAsync();

    /// <summary>The batch did not arrive. Once more as a whole, since what went wrong may be over; then one by one, so that one bad record costs the others nothing.</summary>
    private async Task RetryAsync(IReadOnlyList<PendingRecord> batch, Exception failure)
    {
        Rewind(batch);
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
            if (await _connection!.FindAsync(record.Row.Id, CancellationToken.None) is not { } stored)
            {
                record.Rewind();
                return Failure = failure;
            }
            if (!RecordHash.OfContent(stored).AsSpan().SequenceEqual(record.ContentHash))
            {
                record.Rewind();
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

    /// <summary>One transaction; the failure, if any. Completes the records where it arrived.</summary>
    private async Task<Exception?> TryCommitAsync(IReadOnlyList<PendingRecord> batch)
    {
        var start = time.GetTimestamp();
        try
        {
            var connection = await ConnectionAsync();
            _attempted = ChainPosition.Start;
            foreach (var record in batch)
            {
                if (record.Notice is { } notice)
                    await connection.KeepAsync(notice, CancellationToken.None);
            }

            var rows = new StoredRecord[batch.Count];
            var head = _head;
            for (var index = 0; index < rows.Length; index++)
            {
                head = batch[index].Chain(Id, head);
                rows[index] = batch[index].Row;
            }
            _attempted = head;
            await connection.CommitAsync(rows, Id, head, () => !TryBegin(batch));
            _head = head;
            Failure = null;
            metrics.Committed(batch.Count, time.GetElapsedTime(start));
            Complete(batch);
            return null;
        }
        catch (Exception exception)
        {
            Failure = exception;
            metrics.CommitFailed();
            logger.CommitFailed(exception, batch.Count);
            await DisconnectAsync();
            return exception;
        }
    }

    private async Task<StoreConnection> ConnectionAsync()
    {
        if (_connection is not null)
            return _connection;

        var connection = await OpenAsync();
        if (!connection.Head.IsSame(_head) && !connection.Head.IsSame(_attempted))
        {
            // Nothing that this process wrote: a chain that somebody else has a hand in is not gone on with.
            logger.HeadMoved(RecordId.Format(Id), _head.Sequence, connection.Head.Sequence);
            await connection.DisposeAsync();
            (Id, _head, _attempted) = (RecordId.New(time), ChainPosition.Start, ChainPosition.Start);
            connection = await OpenAsync();
        }
        _head = connection.Head;
        return _connection = connection;
    }

    private async Task<StoreConnection> OpenAsync()
    {
        // A host that does not answer would hold the attempt, and what waits behind it.
        using var limit = new CancellationTokenSource(LongestOpening, time);
        return await StoreConnection.OpenAsync(contexts, Id, _startedAt, timeout, limit.Token);
    }

    /// <summary>From here on a caller who gives up cannot know whether his record is written; <see langword="false"/> where one has given up before.</summary>
    private static bool TryBegin(IReadOnlyList<PendingRecord> batch)
    {
        foreach (var record in batch)
        {
            if (record.TryBegin())
                continue;
            Rewind(batch);
            return false;
        }
        return true;
    }

    private static void Rewind(IReadOnlyList<PendingRecord> batch)
    {
        foreach (var record in batch)
            record.Rewind();
    }

    private static void Complete(IReadOnlyList<PendingRecord> batch)
    {
        foreach (var record in batch)
            record.Complete();
    }

    private static void FailAll(IReadOnlyList<PendingRecord> batch, Exception failure)
    {
        foreach (var record in batch)
            record.Fail(failure);
    }

    private static DateTime WholeMilliseconds(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}

using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Spool;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// The one that writes. While a commit is on its way, the next batch gathers, so that under load many decisions share a commit and a lone one waits for
/// nobody. In between it writes what the spool has kept, and publishes the head of the chain.
/// </summary>
internal sealed class RecordLoop : IAsyncDisposable
{
    private static readonly TimeSpan SpoolInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HeadInterval = TimeSpan.FromMinutes(1);

    private readonly RecordQueue _queue;
    private readonly BatchWriter _writer;
    private readonly RecordSpool _spool;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ILogger _headLogger;
    private readonly ITimer _timer;
    private readonly Lazy<Task> _loop;
    private long _nextHead;
    private long _publishedSequence;

    public RecordLoop(RecordQueue queue, BatchWriter writer, RecordSpool spool, TimeProvider time, ILoggerFactory loggers)
    {
        (_queue, _writer, _spool, _time) = (queue, writer, spool, time);
        _logger = loggers.CreateLogger<RecordLoop>();
        _headLogger = loggers.CreateLogger(StoreLog.HeadCategory);
        _nextHead = time.GetTimestamp();
        _timer = time.CreateTimer(static queue => ((RecordQueue)queue!).Wake(), queue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _loop = new(() =>
        {
            _timer.Change(SpoolInterval, SpoolInterval);
            return Task.Run(RunAsync);
        });
    }

    /// <summary>Begins, where it has not begun yet.</summary>
    public void Start()
    {
        _ = _loop.Value;
    }

    /// <summary>Writes what is in the queue, publishes the head and lets go of the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _queue.Close();
        if (_loop.IsValueCreated)
            await _loop.Value;
        PublishHead();
        await _writer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<PendingRecord>(RecordQueue.LargestBatch);

        // The tables are made and the spool is looked for before the first visitor decides.
        await _writer.TryConnectAsync();
        _spool.Adopt();
        do
        {
            try
            {
                _queue.Take(batch);
                if (batch.Count > 0)
                    await _writer.WriteAsync(batch);
                if (_spool.HasBacklog)
                    await DrainAsync();
                else if (batch.Count == 0 && _writer.Failure is not null)
                    await _writer.ProbeAsync();
                if (_time.GetTimestamp() >= _nextHead)
                    PublishHead();
            }
            catch (Exception exception)
            {
                // What is in the queue must be answered whatever happens.
                _logger.LoopFailed(exception);
                foreach (var record in batch)
                    record.Fail(exception);
            }
        } while (await _queue.WaitAsync());
    }

    /// <summary>Writes a part of what was kept while the database was away. What it has already, by id, is left out.</summary>
    private async Task DrainAsync()
    {
        if (await _writer.TryConnectAsync() is not null)
            return;
        if (_spool.Read(RecordQueue.LargestBatch) is not { } part)
            return;

        if (await _writer.AbsentAsync(part.Records) is not { } absent)
            return;
        if (absent.Count > 0)
            await _writer.WriteAsync(absent);
        foreach (var record in absent)
        {
            try
            {
                await record.WaitAsync(CancellationToken.None);
            }
            catch (Exception exception) when (record.HasTakenId)
            {
                // Not the database but this record: it will not get better.
                _logger.SpooledRecordRefused(exception, RecordId.Format(record.Row.Id));
            }
            catch (Exception)
            {
                // The database is away again, or has no room, though smaller ones fitted in. It is logged, and what is not there yet waits.
                return;
            }
        }
        _spool.Remove(part);
        _logger.SpoolWritten(absent.Count);
        if (_spool.HasBacklog)
            _queue.Wake();
    }

    private void PublishHead()
    {
        _nextHead = _time.GetTimestamp() + (long)(HeadInterval.TotalSeconds * _time.TimestampFrequency);
        var head = _writer.Head;
        if (head.Sequence == _publishedSequence)
            return;
        _publishedSequence = head.Sequence;
        _headLogger.ChainHead(RecordId.Format(_writer.Id), head.Sequence, Convert.ToHexStringLower(head.Hash));
    }
}

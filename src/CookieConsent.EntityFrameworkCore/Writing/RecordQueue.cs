using System.Threading.Channels;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>The records that wait for the next commit. Bounded: where it is full, callers wait for room, and give up when their time is over.</summary>
internal sealed class RecordQueue(int capacity)
{
    /// <summary>The most records of one commit.</summary>
    public const int LargestBatch = 256;

    private readonly Channel<PendingRecord?> _channel = Channel.CreateBounded<PendingRecord?>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>How many wait.</summary>
    public int Count => _channel.Reader.Count;

    /// <summary>Adds a record; waits while there is no room.</summary>
    public ValueTask EnqueueAsync(PendingRecord record, CancellationToken cancellationToken) => _channel.Writer.WriteAsync(record, cancellationToken);

    /// <summary>Lets the reader look round, though there may be no record.</summary>
    public void Wake() => _channel.Writer.TryWrite(null);

    /// <summary>Takes no more. The reader gets what is there.</summary>
    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Waits until there is something to do; <see langword="false"/> once the queue is closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => _channel.Reader.WaitToReadAsync();

    /// <summary>Takes what is there, up to the largest batch. Whoever gave up is left out.</summary>
    public void Take(List<PendingRecord> batch)
    {
        batch.Clear();
        while (batch.Count < LargestBatch && _channel.Reader.TryRead(out var record))
        {
            if (record is { IsAbandoned: false })
                batch.Add(record);
        }
    }
}

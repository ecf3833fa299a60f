using System.Threading.Channels;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Tests.Harness;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The least that group commit takes: a queue, callers who wait, and a loop that commits whatever is there.</summary>
internal abstract class GroupCommitQueue : Contestant
{
    private const int LargestBatch = 256;
    private readonly Channel<(StoredRecord Row, TaskCompletionSource Done)> _channel = Channel.CreateBounded<(StoredRecord, TaskCompletionSource)>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task _loop;
    private long _sequence;

    protected GroupCommitQueue() => _loop = Task.Run(RunAsync);

    /// <summary>The writer that the rows name.</summary>
    protected byte[] Writer { get; } = RecordId.New(TimeProvider.System);

    public override async Task KeepAsync(int visitor)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _channel.Writer.WriteAsync((RecordMapping.ToRow(SampleRecords.Grant() with { Id = RecordId.Format(RecordId.New(TimeProvider.System)) }), done));
        await done.Task;
    }

    public override async ValueTask DisposeAsync()
    {
        _channel.Writer.Complete();
        await _loop;
        await CloseAsync();
    }

    protected abstract Task CommitAsync(IReadOnlyList<StoredRecord> rows);

    protected abstract ValueTask CloseAsync();

    private async Task RunAsync()
    {
        var rows = new List<StoredRecord>(LargestBatch);
        var waiting = new List<TaskCompletionSource>(LargestBatch);
        var hash = new byte[32];
        while (await _channel.Reader.WaitToReadAsync())
        {
            rows.Clear();
            waiting.Clear();
            while (rows.Count < LargestBatch && _channel.Reader.TryRead(out var next))
            {
                (next.Row.Writer, next.Row.Sequence, next.Row.PreviousHash, next.Row.Hash) = (Writer, ++_sequence, hash, hash);
                rows.Add(next.Row);
                waiting.Add(next.Done);
            }
            await CommitAsync(rows);
            foreach (var done in waiting)
                done.SetResult();
        }
    }
}

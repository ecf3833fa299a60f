using System.Collections.Concurrent;

namespace CookieConsent.Tests.Harness;

/// <summary>A record store in memory that fails or hangs when a test says so.</summary>
internal sealed class RecordStore : IConsentRecordStore
{
    private readonly ConcurrentQueue<ConsentRecord> _records = new();
    private readonly TaskCompletionSource _never = new();

    public IReadOnlyList<ConsentRecord> Records => [.. _records];

    public ConsentRecord Only => _records.Single();

    /// <summary>What the store throws instead of keeping a record.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether the store neither keeps nor refuses, and ignores its token.</summary>
    public bool IsHanging { get; set; }

    public ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        if (IsHanging)
            return new ValueTask(_never.Task);
        _records.Enqueue(record);
        return ValueTask.CompletedTask;
    }
}

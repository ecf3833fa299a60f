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

    /// <summary>What the store does before it keeps a record.</summary>
    public Func<CancellationToken, Task>? Append { get; set; }

    public async ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        if (Append is { } append)
            await append(cancellationToken);
        if (Fault is { } fault)
            throw fault;
        if (IsHanging)
            await _never.Task;
        _records.Enqueue(record);
    }
}

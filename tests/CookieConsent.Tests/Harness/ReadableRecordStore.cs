namespace CookieConsent.Tests.Harness;

/// <summary>A record store in memory that can be read.</summary>
internal sealed class ReadableRecordStore : IConsentRecordStore, IConsentRecordReader
{
    private readonly List<ConsentRecord> _records = [];
    private readonly TaskCompletionSource _never = new();

    public IReadOnlyList<ConsentRecord> Records => _records;

    /// <summary>What a reader is answered with instead of a record.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether a reader is never answered.</summary>
    public bool IsHanging { get; set; }

    public ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        _records.Add(record);
        return ValueTask.CompletedTask;
    }

    public void Erase() => _records.Clear();

    public async Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        if (IsHanging)
            await _never.Task;
        return _records.SingleOrDefault(record => record.Id == recordId);
    }
}

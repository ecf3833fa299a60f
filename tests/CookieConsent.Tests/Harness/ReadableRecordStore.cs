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

    /// <summary>What the store throws instead of keeping a record.</summary>
    public Exception? AppendFault { get; set; }

    public ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        if (AppendFault is { } fault)
            throw fault;
        _records.Add(record);
        return ValueTask.CompletedTask;
    }

    /// <summary>Changes what is kept, behind the library's back.</summary>
    public void Change(Func<ConsentRecord, ConsentRecord> change)
    {
        ConsentRecord[] changed = [.. _records.Select(change)];
        _records.Clear();
        _records.AddRange(changed);
    }

    public void Erase() => _records.Clear();

    public async Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        if (IsHanging)
            await _never.Task;
        return _records.Select(record => record.Notice).FirstOrDefault(notice => notice?.Hash == hash);
    }

    public async Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        if (IsHanging)
            await _never.Task;
        return _records.SingleOrDefault(record => record.Id == recordId);
    }
}

using System.Collections.Concurrent;

namespace CookieConsent.Tests.Harness;

/// <summary>A record store in memory that can be read.</summary>
internal sealed class ReadableRecordStore : IConsentRecordStore, IConsentRecordReader, IConsentNoticeStore
{
    private readonly List<ConsentRecord> _records = [];
    private readonly ConcurrentDictionary<string, ConsentNotice> _notices = new();
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
        if (record.Notice is { } notice)
            _notices.TryAdd(notice.Hash, notice);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether notices are kept when they are shown, not only with a record.</summary>
    public bool NoticesAreKept { get; init; } = true;

    /// <summary>Completes when a process tells what it shows.</summary>
    public TaskCompletionSource<ConsentNotice> NoticeTold { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Changes a notice that is kept, behind the library's back.</summary>
    public void Change(string hash, Func<ConsentNotice, ConsentNotice> change) => _notices[hash] = change(_notices[hash]);

    public void Erase() => _records.Clear();

    public async Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            throw fault;
        if (IsHanging)
            await _never.Task;
        return _notices.GetValueOrDefault(hash);
    }

    public Task KeepNoticeAsync(ConsentNotice notice, CancellationToken cancellationToken)
    {
        if (NoticesAreKept)
            _notices.TryAdd(notice.Hash, notice);
        NoticeTold.TrySetResult(notice);
        return NoticesAreKept ? Task.CompletedTask : throw new InvalidOperationException("The database is away.");
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

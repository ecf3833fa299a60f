using CookieConsent.EntityFrameworkCore.Writing;

namespace CookieConsent.EntityFrameworkCore.Spool;

/// <summary>
/// One file of the spool, open for as long as this process has to do with it: nobody else can open it meanwhile, and whoever dies lets go of it.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly SemaphoreSlim _flush = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ConsentNotice> _notices = new(StringComparer.Ordinal);
    private long _written;
    private long _flushed;
    private long _readTo;
    private long _doneTo;
    private int _damagedInPart;

    private SpoolFile(FileStream stream)
    {
        _stream = stream;
        _written = _flushed = stream.Length;
    }

    public long Length => Volatile.Read(ref _written);

    /// <summary>Whether everything in it is done.</summary>
    public bool IsDone => _doneTo >= Length;

    /// <summary>Lines that could not be read.</summary>
    public int Damaged { get; private set; }

    public static SpoolFile Create(string path) => new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));

    /// <summary>A file that was left behind; <see langword="null"/> where a living process has it.</summary>
    public static SpoolFile? TryAdopt(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Adds a record. When it returns, the record is on disk; records that come together share the wait for it.</summary>
    public async Task AddAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        long mine;
        lock (_lock)
        {
            _stream.Position = _written;
            if (record.Notice is { } notice && _notices.TryAdd(notice.Hash, notice))
                _stream.Write(SpoolLine.Write(new() { Notice = notice }));
            _stream.Write(SpoolLine.Write(new() { Record = record with { Notice = null }, NoticeHash = record.Notice?.Hash }));
            mine = _stream.Position;
            Volatile.Write(ref _written, mine);
        }

        await _flush.WaitAsync(cancellationToken);
        try
        {
            lock (_lock)
            {
                // Flushed for a neighbour, or done and removed already.
                if (_flushed >= mine || !_stream.CanWrite)
                    return;
                _stream.Flush(flushToDisk: true);
                _flushed = _written;
            }
        }
        finally
        {
            _flush.Release();
        }
    }

    /// <summary>The next records that are not done, at most so many.</summary>
    public IReadOnlyList<PendingRecord> Read(int count)
    {
        var records = new List<PendingRecord>(count);
        lock (_lock)
        {
            (_readTo, _damagedInPart) = (_doneTo, 0);
            _stream.Position = _readTo;
            while (records.Count < count && ReadLine() is { } line)
            {
                if (!SpoolLine.TryRead(line, out var entry))
                    _damagedInPart++;
                else if (entry!.Notice is { } notice)
                    _notices[notice.Hash] = notice;
                else if (entry.Record is { } record)
                    records.Add(PendingRecord.From(record with { Notice = entry.NoticeHash is null ? null : _notices.GetValueOrDefault(entry.NoticeHash) }));
            }
        }
        return records;
    }

    /// <summary>What was read last is in the database.</summary>
    public void Confirm()
    {
        lock (_lock)
        {
            _doneTo = _readTo;
            Damaged += _damagedInPart;
        }
    }

    /// <summary>Removes the file: everything in it is in the database.</summary>
    public void Delete()
    {
        File.Delete(_stream.Name);
        Dispose();
    }

    public void Dispose()
    {
        lock (_lock)
            _stream.Dispose();
    }

    private byte[]? ReadLine()
    {
        if (_readTo >= _written)
            return null;
        using var line = new MemoryStream();
        for (int value; (value = _stream.ReadByte()) >= 0 && value != '\n';)
            line.WriteByte((byte)value);
        _readTo = _stream.Position;
        return line.ToArray();
    }
}

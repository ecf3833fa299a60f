using CookieConsent.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Spool;

/// <summary>
/// Keeps refusals and withdrawals on the local disk while the database is away, so that none of them has to wait or is lost (requirement E02). Each
/// process has files of its own and takes over what a dead one left.
/// </summary>
internal sealed class RecordSpool(string folder, ILogger<RecordSpool> logger) : IDisposable
{
    private const string Extension = ".spool";

    /// <summary>The most bytes that wait. A database that is away for long under a flood must not fill the disk.</summary>
    private const long Largest = 256L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<SpoolFile> _waiting = new();
    private SpoolFile? _current;
    private readonly Guid _process = Guid.NewGuid();
    private int _files;

    /// <summary>The folder of the files.</summary>
    public string Folder { get; } = folder;

    /// <summary>Whether something waits for the database.</summary>
    public bool HasBacklog => Bytes > 0;

    /// <summary>Bytes that wait.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return (_current?.Length ?? 0) + _waiting.Sum(file => file.Length);
        }
    }

    /// <summary>Keeps a record. When it returns, the record is on disk.</summary>
    /// <exception cref="IOException">The disk does not take it, or too much waits already.</exception>
    public async Task KeepAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        Task added;
        lock (_lock)
        {
            if (Bytes > Largest)
                throw new IOException($"The spool in {Folder} holds {Bytes} bytes and takes no more until the database is back.");
            _current ??= SpoolFile.Create(NextPath());
            added = _current.AddAsync(record, cancellationToken);
        }
        await added;
    }

    /// <summary>Takes over the files of processes that are gone.</summary>
    public void Adopt()
    {
        try
        {
            if (!Directory.Exists(Folder))
                return;
            foreach (var path in Directory.EnumerateFiles(Folder, "*" + Extension).Order(StringComparer.Ordinal))
            {
                if (SpoolFile.TryAdopt(path) is { } file)
                {
                    lock (_lock)
                        _waiting.Enqueue(file);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.SpoolNotRead(exception, Folder);
        }
    }

    /// <summary>The next records of the oldest file; <see langword="null"/> where nothing waits.</summary>
    public SpoolPart? Read(int count)
    {
        SpoolFile file;
        lock (_lock)
        {
            // What comes from now on goes into another file.
            if (_waiting.Count == 0 && _current is { } current)
            {
                _waiting.Enqueue(current);
                _current = null;
            }
            if (!_waiting.TryPeek(out file!))
                return null;
        }
        return new(file, file.Read(count));
    }

    /// <summary>The records of this part are in the database; the file goes when all of it is.</summary>
    public void Remove(SpoolPart part)
    {
        part.File.Confirm();
        if (!part.File.IsDone)
            return;
        lock (_lock)
            _waiting.Dequeue();
        if (part.File.Damaged > 0)
            logger.SpoolDamaged(part.File.Damaged);
        part.File.Delete();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _current?.Dispose();
            foreach (var file in _waiting)
                file.Dispose();
        }
    }

    private string NextPath()
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, $"{_process:N}.{++_files}{Extension}");
    }
}

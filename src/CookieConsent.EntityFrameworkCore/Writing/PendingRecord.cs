using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>A record on its way into the database, and the caller who waits for it.</summary>
internal sealed class PendingRecord(StoredRecord row, ConsentNotice? notice)
{
    private const int Waiting = 0;
    private const int Committing = 1;
    private const int Abandoned = 2;

    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    public StoredRecord Row { get; } = row;

    public ConsentNotice? Notice { get; } = notice;

    /// <summary>Computed by the caller, so that the writer has less to do.</summary>
    public byte[] ContentHash { get; } = RecordHash.OfContent(row);

    /// <summary>Whether nobody waits any more. A grant that was answered with a refusal must not be written later.</summary>
    public bool IsAbandoned => Volatile.Read(ref _state) == Abandoned;

    /// <summary>Whether the caller gave up, or the database was lost, when the commit was on its way already: the record may be there, now or soon.</summary>
    public bool IsUncertain { get; private set; }

    /// <summary>Whether its id stands for another record already, so that it can never be written.</summary>
    public bool HasTakenId { get; private set; }

    public static PendingRecord From(ConsentRecord record) => new(RecordMapping.ToRow(record), record.Notice);

    /// <summary>Waits for the commit. A caller who gives up before it began has left nothing; during it, <see cref="IsUncertain"/> is set.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _completion.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            var state = Interlocked.Exchange(ref _state, Abandoned);
            if (_completion.Task.IsCompletedSuccessfully)
                return;
            IsUncertain = state == Committing;
            throw;
        }
    }

    /// <summary>The last moment before the commit; <see langword="false"/> where the caller has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Committing, Waiting) != Abandoned;

    /// <summary>The commit did not arrive; it can be made again.</summary>
    public void Rewind() => Interlocked.CompareExchange(ref _state, Waiting, Committing);

    /// <summary>The database has another record under its id.</summary>
    public void FindIdTaken()
    {
        HasTakenId = true;
        Rewind();
    }

    public void Complete() => _completion.TrySetResult();

    public void Fail(Exception exception)
    {
        if (Volatile.Read(ref _state) == Committing)
            IsUncertain = true;
        _completion.TrySetException(exception);

        // Nobody may be left to look at it.
        _ = _completion.Task.Exception;
    }

    /// <summary>Puts the row at its place in the chain.</summary>
    public ChainPosition Chain(byte[] writer, ChainPosition head)
    {
        Row.Writer = writer;
        Row.Sequence = head.Sequence + 1;
        Row.PreviousHash = head.Hash;
        Row.Hash = RecordHash.OfRow(head.Hash, writer, Row.Sequence, ContentHash);
        return new(Row.Sequence, Row.Hash);
    }
}

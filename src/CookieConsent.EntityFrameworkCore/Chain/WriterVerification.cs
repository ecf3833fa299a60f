using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Chain;

/// <summary>
/// Follows the chain of one writer from its checkpoint to its head, in pages, while the writer and retention go on. Read in the order that makes this
/// safe: checkpoint and head first, then the rows, then checkpoint and head again where something looks wrong.
/// </summary>
internal sealed class WriterVerification(DbContext context, StoredWriter writer, FaultList faults, HashSet<string> notices)
{
    private const int Page = 1000;
    private const int HashBytes = RecordHash.Length;

    private ChainPosition _previous = new(writer.CheckpointSequence, writer.CheckpointHash);
    private StoredRecord? _before;
    private bool _isBeforeReported;

    public long Records { get; private set; }

    public long Erased { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var beyond = new List<StoredRecord>();
        for (var from = long.MinValue; ;)
        {
            var rows = await ReadAsync(from, cancellationToken);
            foreach (var row in rows)
            {
                if (row.Sequence > writer.HeadSequence)
                    beyond.Add(row);
                else
                    await CheckAsync(row, cancellationToken);
            }
            if (rows.Count < Page || beyond.Count > 0)
                break;
            from = rows[^1].Sequence;
        }

        await CheckHeadAsync(cancellationToken);
        if (beyond.Count > 0)
        {
            var head = await ReloadAsync(cancellationToken);
            foreach (var row in beyond.Where(row => row.Sequence > (head?.HeadSequence ?? 0)))
                faults.Inserted(row);
        }
    }

    private Task<List<StoredRecord>> ReadAsync(long from, CancellationToken cancellationToken) =>
        context.Set<StoredRecord>().AsNoTracking().Where(row => row.Writer == writer.Id && row.Sequence > from).OrderBy(row => row.Sequence).Take(Page).ToListAsync(cancellationToken);

    private Task<StoredWriter?> ReloadAsync(CancellationToken cancellationToken) =>
        context.Set<StoredWriter>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == writer.Id, cancellationToken);

    private async Task CheckAsync(StoredRecord row, CancellationToken cancellationToken)
    {
        Count(row);
        if (row.Sequence <= writer.CheckpointSequence)
        {
            faults.Inserted(row);
            return;
        }
        if (row.Sequence != _previous.Sequence + 1)
            await CheckGapAsync(row.Sequence - 1, cancellationToken);

        var isSound = IsSound(row);
        if (!isSound)
            faults.Changed(row);
        else if (row.Sequence == _previous.Sequence + 1 && !row.PreviousHash.AsSpan().SequenceEqual(_previous.Hash))
            NameWhoeverIsNotInTheChain(row);
        (_previous, _before, _isBeforeReported) = (new(row.Sequence, row.Hash), row, !isSound);
    }

    /// <summary>This row is sound and names another predecessor than the one that stands there.</summary>
    private void NameWhoeverIsNotInTheChain(StoredRecord row)
    {
        if (_before is null)
            faults.Changed(row);
        else if (!_isBeforeReported)
            faults.Changed(_before);
    }

    /// <summary>Rows up to <paramref name="last"/> are not there: removed by retention meanwhile, or missing.</summary>
    private async Task CheckGapAsync(long last, CancellationToken cancellationToken)
    {
        if (await ReloadAsync(cancellationToken) is { } now && now.CheckpointSequence > _previous.Sequence)
            (_previous, _before) = (new(now.CheckpointSequence, now.CheckpointHash), null);
        if (last > _previous.Sequence)
            faults.Missing(writer.Id, _previous.Sequence + 1, last);
    }

    private async Task CheckHeadAsync(CancellationToken cancellationToken)
    {
        if (_previous.Sequence < writer.HeadSequence)
            await CheckGapAsync(writer.HeadSequence, cancellationToken);
        else if (_before is not null && !_isBeforeReported && !_previous.Hash.AsSpan().SequenceEqual(writer.HeadHash))
            faults.Changed(_before);
    }

    private bool IsSound(StoredRecord row)
    {
        var content = row.ErasedAt is null ? RecordHash.OfContent(row) : row.ContentHash;
        return content is { Length: HashBytes }
            && row.PreviousHash.Length == HashBytes
            && RecordHash.OfRow(row.PreviousHash, row.Writer, row.Sequence, content).AsSpan().SequenceEqual(row.Hash);
    }

    private void Count(StoredRecord row)
    {
        Records++;
        if (row.ErasedAt is not null)
            Erased++;
        if (row.NoticeHash is { } notice)
            notices.Add(notice);
    }
}

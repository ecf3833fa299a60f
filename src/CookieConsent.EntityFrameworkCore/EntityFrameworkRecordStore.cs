using CookieConsent.EntityFrameworkCore.Archive;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore;

/// <summary>
/// The store: a grant is acknowledged when its transaction is committed. A refusal or withdrawal is too, but where the database is away or slow it is
/// kept on the local disk instead, and acknowledged then (requirements E18, P09).
/// </summary>
internal sealed class EntityFrameworkRecordStore(RecordQueue queue, RecordLoop loop, RecordSpool spool, TimeProvider time, ILogger<EntityFrameworkRecordStore> logger, IConsentRecordArchive archive, RecordContexts contexts)
    : IConsentRecordStore, IConsentRecordReader, IConsentNoticeStore
{
    /// <summary>How long a refusal waits for the database: it is to take effect at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken = default) => archive.FindAsync(recordId, cancellationToken);

    /// <inheritdoc />
    public Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken = default) => archive.FindNoticeAsync(hash, cancellationToken);

    /// <inheritdoc />
    public Task KeepNoticeAsync(ConsentNotice notice, CancellationToken cancellationToken = default) => NoticeRows.KeepAsync(contexts, notice, cancellationToken);

    /// <inheritdoc />
    public async ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        loop.Start();
        var pending = PendingRecord.From(record);
        if (record.GrantsMore)
        {
            await GrantAsync(record, pending, cancellationToken);
            return;
        }
        if (!spool.HasBacklog && await TryWriteAsync(pending, cancellationToken))
            return;

        // The visitor may be gone by now, the refusal is to be kept all the same.
        await spool.KeepAsync(record, CancellationToken.None);
    }

    private async Task GrantAsync(ConsentRecord record, PendingRecord pending, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(pending, cancellationToken);
        }
        catch (Exception) when (pending.IsUncertain)
        {
            // The visitor is told that nothing was granted. Should the record stand all the same, another one says so.
            await VoidAsync(record);
            throw;
        }
    }

    private async Task VoidAsync(ConsentRecord record)
    {
        try
        {
            await spool.KeepAsync(VoidRecord.Of(record, time), CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.NotVoided(exception, record.Id);
        }
    }

    private async Task WriteAsync(PendingRecord pending, CancellationToken cancellationToken)
    {
        await queue.EnqueueAsync(pending, cancellationToken);
        await pending.WaitAsync(cancellationToken);
    }

    private async Task<bool> TryWriteAsync(PendingRecord pending, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await WriteAsync(pending, either.Token);
            return true;
        }
        catch (Exception)
        {
            // Whatever it was, the writer has logged it. Should the record have arrived after all, the spool's copy is left out by its id.
            return false;
        }
    }
}

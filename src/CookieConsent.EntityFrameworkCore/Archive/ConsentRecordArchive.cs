using System.Runtime.CompilerServices;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Counts;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Archive;

/// <summary>Reads, verifies and erases.</summary>
internal sealed class ConsentRecordArchive(RecordContexts contexts, TimeProvider time, ILogger<ConsentRecordArchive> logger) : IConsentRecordArchive
{
    /// <inheritdoc />
    public async Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recordId);
        if (!RecordId.TryParse(recordId, out var id))
            return null;
        await using var context = await contexts.PreparedAsync(cancellationToken);
        var row = await context.Set<StoredRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.ErasedAt == null, cancellationToken);
        return row is null ? null : RecordMapping.ToRecord(row, row.NoticeHash is { } hash ? await FindNoticeAsync(context, hash, cancellationToken) : null);
    }

    /// <inheritdoc />
    public async Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hash);
        await using var context = await contexts.PreparedAsync(cancellationToken);
        return await FindNoticeAsync(context, hash, cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ConsentRecord> ReadAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.PreparedAsync(cancellationToken);
        await foreach (var record in RecordRange.ReadAsync(context, from, to, cancellationToken))
            yield return record;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ConsentCount>> CountAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        await using var context = await contexts.PreparedAsync(cancellationToken);
        return await DayCounts.CountAsync(context, first, last, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> EraseAsync(string recordId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recordId);
        if (!RecordId.TryParse(recordId, out var id))
            return false;
        await using var context = await contexts.PreparedAsync(cancellationToken);
        var isErased = await Erasure.EraseAsync(context, id, time, cancellationToken);
        if (isErased)
            logger.Erased();
        return isErased;
    }

    /// <inheritdoc />
    public async Task<ConsentVerification> VerifyAsync(IEnumerable<ConsentChainHead>? published, CancellationToken cancellationToken)
    {
        await using var context = await contexts.PreparedAsync(cancellationToken);
        return await ChainVerification.RunAsync(context, published ?? [], cancellationToken);
    }

    private static async Task<ConsentNotice?> FindNoticeAsync(DbContext context, string hash, CancellationToken cancellationToken) =>
        (await context.Set<StoredNotice>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken))?.ToNotice();
}

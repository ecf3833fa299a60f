using CookieConsent.EntityFrameworkCore.Inventory;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Report;

/// <summary>What the report page shows beside the records.</summary>
internal sealed class ConsentRecordReport(
    RecordContexts contexts,
    InventoryKeeper keeper,
    ChainChecks checks,
    RecordQueue queue,
    RecordSpool spool,
    BatchWriter writer,
    IOptions<EntityFrameworkRecordOptions> options
) : IConsentRecordReport
{
    private const int MostHeads = 10;

    /// <inheritdoc />
    public async Task<IReadOnlyList<ObservedCookie>> GetObservationsAsync(CancellationToken cancellationToken)
    {
        await keeper.WriteAsync(cancellationToken);
        await using var context = await contexts.OpenAsync(options.Value.CommandTimeout, cancellationToken);
        var rows = await context.Set<StoredObservation>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToObserved())];
    }

    /// <inheritdoc />
    public async Task<ConsentStoreState> GetStateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.OpenAsync(options.Value.CommandTimeout, cancellationToken);
        var writers = context.Set<StoredWriter>().AsNoTracking();
        var heads = await writers.OrderByDescending(row => row.StartedAt).Take(MostHeads).ToListAsync(cancellationToken);
        return new()
        {
            Kind = KindOf(context),
            IsWriting = writer.Failure is null,
            Waiting = queue.Count,
            SpooledBytes = spool.Bytes,
            Writers = await writers.LongCountAsync(cancellationToken),
            Records = await writers.SumAsync(row => row.HeadSequence, cancellationToken),
            Heads = [.. heads.Select(row => new ConsentChainHead(RecordId.Format(row.Id), row.HeadSequence, Convert.ToHexStringLower(row.HeadHash)))],
            LastCheck = await ChainChecks.LastAsync(context, cancellationToken),
        };
    }

    /// <inheritdoc />
    public Task StartVerificationAsync(CancellationToken cancellationToken) => checks.StartAsync(cancellationToken);

    private static string KindOf(DbContext context) =>
        DatabaseSession.KindOf(context) switch
        {
            DatabaseKind.Sqlite => "SQLite",
            DatabaseKind.PostgreSql => "PostgreSQL",
            _ => context.Database.ProviderName ?? "The database",
        };
}

using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Inventory;

/// <summary>
/// Writes down what this process has seen of cookies, at intervals and at the end, so that the inventory outlives restarts and is the sum over all nodes.
/// What cannot be written now is written next time.
/// </summary>
internal sealed class InventoryKeeper(
    RecordContexts contexts,
    ICookieInventory inventory,
    IOptions<EntityFrameworkRecordOptions> options,
    TimeProvider time,
    ILogger<InventoryKeeper> logger
) : RepeatedWork(time)
{
    /// <summary>Rows of one transaction: some milliseconds, in which a record may have to wait.</summary>
    private const int Batch = 100;

    private readonly InventoryChanges _changes = new();
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isAway;

    /// <inheritdoc />
    protected override TimeSpan Interval => options.Value.InventoryInterval;

    /// <summary>Writes down what is new.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await WriteInTurnAsync(cancellationToken);
            _isAway = false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWorkAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    /// <inheritdoc />
    protected override void Failed(Exception exception)
    {
        // Once, not at every interval.
        if (!_isAway)
            logger.InventoryNotWritten(exception);
        _isAway = true;
    }

    private async Task WriteInTurnAsync(CancellationToken cancellationToken)
    {
        var changes = _changes.Since(inventory.GetObservations());
        if (changes.Count == 0)
            return;
        await using var context = await contexts.OpenAsync(options.Value.CommandTimeout, cancellationToken);
        foreach (var batch in changes.Chunk(Batch))
        {
            await ObservationMerge.AddAsync(context, [.. batch.Select(change => StoredObservation.From(change.New))], cancellationToken);
            _changes.Written(batch.Select(change => change.Now));
        }
        await ObservationMerge.TrimAsync(context, Time.GetUtcNow(), ObservationMerge.Most, cancellationToken);
    }
}

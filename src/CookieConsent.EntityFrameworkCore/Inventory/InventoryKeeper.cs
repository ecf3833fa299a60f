using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
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
) : BackgroundService
{
    /// <summary>Rows of one transaction: some milliseconds, in which a record may have to wait.</summary>
    private const int Batch = 100;

    private readonly InventoryChanges _changes = new();
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isAway;

    /// <summary>Writes down what is new.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var changes = _changes.Since(inventory.GetObservations());
            if (changes.Count == 0)
                return;
            await using var context = await OpenAsync(cancellationToken);
            foreach (var batch in changes.Chunk(Batch))
            {
                await ObservationMerge.AddAsync(context, [.. batch.Select(change => StoredObservation.From(change.New))], cancellationToken);
                _changes.Written(batch.Select(change => change.Now));
            }
            await ObservationMerge.TrimAsync(context, time.GetUtcNow(), ObservationMerge.Most, cancellationToken);
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
        await TryWriteAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.InventoryInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            await TryWriteAsync(stoppingToken);
        }
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
            _isAway = false;
        }
        catch (Exception exception)
        {
            // Once, not at every interval.
            if (!_isAway && !cancellationToken.IsCancellationRequested)
                logger.InventoryNotWritten(exception);
            _isAway = true;
        }
    }

    private async Task<DbContext> OpenAsync(CancellationToken cancellationToken)
    {
        var context = contexts.Create();
        try
        {
            context.Database.SetCommandTimeout(options.Value.CommandTimeout);
            await contexts.PrepareAsync(context, cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            await DatabaseSession.PrepareAsync(context, options.Value.CommandTimeout, cancellationToken);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }
}

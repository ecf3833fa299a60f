using System.Text.Json;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Report;

/// <summary>Verifies the records when somebody asks for it, in the background, and keeps what it found where every node can read it.</summary>
internal sealed class ChainChecks(RecordContexts contexts, IConsentRecordArchive archive, TimeProvider time, ILogger<ChainChecks> logger) : IAsyncDisposable
{
    private const int Kept = 20;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1);
    private Task _running = Task.CompletedTask;

    /// <summary>What runs now, or ran last.</summary>
    public Task Running => _running;

    /// <summary>The last one of any node.</summary>
    public static async Task<ConsentChainCheck?> LastAsync(DbContext context, CancellationToken cancellationToken)
    {
        var row = await context.Set<StoredCheck>().AsNoTracking().OrderByDescending(row => row.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? null
            : new()
            {
                StartedAt = new(row.StartedAt, TimeSpan.Zero),
                EndedAt = row.EndedAt is { } ended ? new DateTimeOffset(ended, TimeSpan.Zero) : null,
                Result = row.Result is { } json ? JsonSerializer.Deserialize<ConsentVerification>(json) : null,
            };
    }

    /// <summary>Begins, unless one runs here.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_running.IsCompleted)
                return;
            var row = new StoredCheck { Id = RecordId.New(time), StartedAt = time.GetUtcNow().UtcDateTime };
            await using (var context = await contexts.PreparedAsync(cancellationToken))
            {
                context.Add(row);
                await context.SaveChangesAsync(cancellationToken);
            }
            _running = Task.Run(() => RunAsync(row.Id), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task RunAsync(byte[] id)
    {
        try
        {
            string? result = null;
            try
            {
                result = JsonSerializer.Serialize(await archive.VerifyAsync(cancellationToken: _stop.Token));
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                logger.NotVerified(exception);
            }
            await EndAsync(id, result);
        }
        catch (Exception exception)
        {
            if (!_stop.IsCancellationRequested)
                logger.NotVerified(exception);
        }
    }

    private async Task EndAsync(byte[] id, string? result)
    {
        await using var context = contexts.Create();
        var (rows, now) = (context.Set<StoredCheck>(), time.GetUtcNow().UtcDateTime);
        await rows.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(row => row.EndedAt, now).SetProperty(row => row.Result, result), _stop.Token);
        var old = await rows.AsNoTracking().OrderByDescending(row => row.StartedAt).Skip(Kept).Select(row => row.StartedAt).FirstOrDefaultAsync(_stop.Token);
        await rows.Where(row => row.StartedAt <= old).ExecuteDeleteAsync(_stop.Token);
    }
}

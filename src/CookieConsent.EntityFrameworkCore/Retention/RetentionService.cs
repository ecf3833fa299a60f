using CookieConsent.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Retention;

/// <summary>Looks for records that are over age, at the start and then at intervals.</summary>
internal sealed class RetentionService(RecordPurge purge, IOptions<EntityFrameworkRecordOptions> options, TimeProvider time, ILogger<RetentionService> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Never in the way of the app's start.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (options.Value.Retention is { } retention)
                    await purge.RunAsync(retention, options.Value.CommandTimeout, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.PurgeFailed(exception);
            }
            await Task.Delay(options.Value.PurgeInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

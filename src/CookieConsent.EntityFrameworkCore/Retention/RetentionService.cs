using CookieConsent.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Retention;

/// <summary>Looks for records that are over age, at the start and then at intervals.</summary>
internal sealed class RetentionService(RecordPurge purge, IOptions<EntityFrameworkRecordOptions> options, TimeProvider time, ILogger<RetentionService> logger)
    : RepeatedWork(time)
{
    /// <inheritdoc />
    protected override TimeSpan Interval => options.Value.PurgeInterval;

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        options.Value.Retention is { } retention ? purge.RunAsync(retention, options.Value.CommandTimeout, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc />
    protected override void Failed(Exception exception) => logger.PurgeFailed(exception);
}

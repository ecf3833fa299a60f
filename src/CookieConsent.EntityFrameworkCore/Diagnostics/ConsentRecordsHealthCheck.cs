using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CookieConsent.EntityFrameworkCore.Diagnostics;

/// <summary>Whether a grant would be kept now; and whether refusals wait on the local disk.</summary>
internal sealed class ConsentRecordsHealthCheck(RecordContexts contexts, RecordSpool spool, BatchWriter writer) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object> { ["spoolBytes"] = spool.Bytes };
        try
        {
            await using var database = contexts.Create();
            await contexts.PrepareAsync(database, cancellationToken);
            await database.Set<StoredRecord>().AsNoTracking().Select(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
            await database.Set<StoredNotice>().AsNoTracking().Select(row => row.Hash).FirstOrDefaultAsync(cancellationToken);
            await database.Set<StoredWriter>().AsNoTracking().Select(row => row.HeadSequence).FirstOrDefaultAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            return new(context.Registration.FailureStatus, "The database of the consent records cannot be read: no grant takes effect. Is it up, and are its migrations applied?", exception, data);
        }
        if (writer.Failure is { } failure)
            return new(context.Registration.FailureStatus, "The last consent record could not be written: no grant takes effect.", failure, data);
        return spool.HasBacklog
            ? HealthCheckResult.Degraded("Refusals or withdrawals wait on the local disk for the database.", data: data)
            : HealthCheckResult.Healthy(data: data);
    }
}

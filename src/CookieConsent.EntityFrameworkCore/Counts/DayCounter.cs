using CookieConsent.EntityFrameworkCore.Archive;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Counts;

/// <summary>
/// Counts each day once it is over, so that a report over years reads counts and not records. A day is counted anew each day for a week: refusals may
/// have waited on a local disk.
/// </summary>
internal sealed class DayCounter(RecordContexts contexts, IOptions<EntityFrameworkRecordOptions> options, TimeProvider time, ILogger<DayCounter> logger) : RepeatedWork(time)
{
    private const int DaysOfChange = 8;

    /// <inheritdoc />
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    /// <summary>Counts the days that are due; gives their number.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var context = await contexts.OpenAsync(options.Value.CommandTimeout, cancellationToken);
        if (await DayCounts.FirstDayAsync(context, cancellationToken) is not { } first)
            return 0;

        var counted = await context.Set<StoredDay>().AsNoTracking().Where(row => row.Number == 0).ToDictionaryAsync(row => row.Day, row => row.CountedAt, cancellationToken);
        var days = 0;
        for (var day = first; day < today; day = day.AddDays(1))
        {
            if (counted.TryGetValue(day.DayNumber, out var at) && (at - EndOf(day) > TimeSpan.FromDays(DaysOfChange) || now.UtcDateTime - at < TimeSpan.FromDays(1)))
                continue;
            await CountAsync(context, day, now.UtcDateTime, cancellationToken);
            days++;
        }
        return days;
    }

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <inheritdoc />
    protected override void Failed(Exception exception) => logger.DaysNotCounted(exception);

    private static DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static async Task CountAsync(DbContext context, DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        var counts = await RecordCounts.CountAsync(context, day, day, cancellationToken);
        var alike = counts.GroupBy(count => count with { Records = 0 }).Select(group => group.Key with { Records = group.Sum(count => count.Records) });
        var rows = alike.Select((count, index) => StoredDay.From(count, index, now)).ToList();
        if (rows.Count == 0)
            rows.Add(new() { Day = day.DayNumber, CountedAt = now });
        try
        {
            await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                context.ChangeTracker.Clear();
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                await context.Set<StoredDay>().Where(row => row.Day == day.DayNumber).ExecuteDeleteAsync(cancellationToken);
                context.AddRange(rows);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            });
        }
        catch (DbUpdateException)
        {
            // Another process counts the same day.
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }
}

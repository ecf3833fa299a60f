using CookieConsent.EntityFrameworkCore.Archive;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Counts;

/// <summary>
/// Counts each day once it is over, so that a report over years reads counts and not records. A day is counted anew each day for a week: refusals may
/// have waited on a local disk.
/// </summary>
internal sealed class DayCounter(RecordContexts contexts, IOptions<EntityFrameworkRecordOptions> options, TimeProvider time, ILogger<DayCounter> logger) : BackgroundService
{
    private const int DaysOfChange = 8;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Counts the days that are due; gives their number.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var context = contexts.Create();
        context.Database.SetCommandTimeout(options.Value.CommandTimeout);
        await contexts.PrepareAsync(context, cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await DatabaseSession.PrepareAsync(context, options.Value.CommandTimeout, cancellationToken);
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
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Never in the way of the app's start.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.DaysNotCounted(exception);
            }
            catch (Exception)
            {
                return;
            }
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

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

using CookieConsent.EntityFrameworkCore.Archive;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Counts;

/// <summary>Counts of days: those that are over from the table of counts, the rest from the records.</summary>
internal static class DayCounts
{
    /// <summary>How many alike records there are of each day.</summary>
    public static async Task<IReadOnlyList<ConsentCount>> CountAsync(DbContext context, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var (from, to) = (first.DayNumber, last.DayNumber);
        var stored = await context.Set<StoredDay>().AsNoTracking().Where(row => row.Day >= from && row.Day <= to).ToListAsync(cancellationToken);
        var counts = stored.Where(row => row.Records > 0).Select(row => row.ToCount()).ToList();

        var counted = stored.Where(row => row.Number == 0).Select(row => row.Day).ToHashSet();
        var begin = await FirstDayAsync(context, cancellationToken);
        if (begin is null)
            return counts;
        foreach (var (start, end) in Missing(Math.Max(from, begin.Value.DayNumber), to, counted))
            counts.AddRange(await RecordCounts.CountAsync(context, DateOnly.FromDayNumber(start), DateOnly.FromDayNumber(end), cancellationToken));
        return counts;
    }

    /// <summary>The day of the first record; <see langword="null"/> where there is none.</summary>
    public static async Task<DateOnly?> FirstDayAsync(DbContext context, CancellationToken cancellationToken)
    {
        var id = await context.Set<StoredRecord>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return id is null ? null : DateOnly.FromDateTime(RecordId.TimeOf(id).UtcDateTime);
    }

    /// <summary>Takes a record that was erased out of the counts of its day.</summary>
    public static async Task RemoveAsync(DbContext context, StoredRecord record, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(RecordId.TimeOf(record.Id).UtcDateTime).DayNumber;
        var version = record.PolicyVersion ?? "";
        var notice = await context.Set<StoredNotice>().AsNoTracking().Where(row => row.Hash == record.NoticeHash).Select(row => new { row.Language, row.Layout }).FirstOrDefaultAsync(cancellationToken);
        var (language, layout) = (notice?.Language, notice?.Layout);
        await context
            .Set<StoredDay>()
            .Where(row => row.Day == day && row.Action == record.Action && row.Surface == record.Surface && row.Granted == record.Granted && row.RefusedBySignal == record.RefusedBySignal)
            .Where(row => row.PolicyVersion == version && row.Language == language && row.Layout == layout && row.Records > 0)
            .ExecuteUpdateAsync(row => row.SetProperty(row => row.Records, row => row.Records - 1), cancellationToken);
    }

    private static IEnumerable<(int Start, int End)> Missing(int from, int to, HashSet<int> counted)
    {
        for (var day = from; day <= to; day++)
        {
            if (counted.Contains(day))
                continue;
            var start = day;
            while (day < to && !counted.Contains(day + 1))
                day++;
            yield return (start, day);
        }
    }
}

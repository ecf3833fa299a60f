using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Archive;

/// <summary>Counts records day by day: a day is a range of ids, so the database needs neither an index of times nor a function for days.</summary>
internal static class RecordCounts
{
    public static async Task<IReadOnlyList<ConsentCount>> CountAsync(DbContext context, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var notices = await context
            .Set<StoredNotice>()
            .AsNoTracking()
            .Select(row => new { row.Hash, row.Language, row.Layout })
            .ToDictionaryAsync(row => row.Hash, StringComparer.Ordinal, cancellationToken);
        var counts = new List<ConsentCount>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var groups = RecordRange
                .Between(context, RecordId.Before(StartOf(day)), RecordId.Before(StartOf(day.AddDays(1))))
                .GroupBy(row => new { row.Action, row.Surface, row.Granted, row.RefusedBySignal, row.PolicyVersion, row.NoticeHash })
                .Select(group => new { group.Key, Records = group.LongCount() });
            await foreach (var group in groups.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var notice = group.Key.NoticeHash is { } hash ? notices.GetValueOrDefault(hash) : null;
                counts.Add(new()
                {
                    Day = day,
                    Action = (ConsentAction)group.Key.Action,
                    Surface = (ConsentSurface)group.Key.Surface,
                    Granted = (CookieCategories)group.Key.Granted,
                    RefusedBySignal = (CookieCategories)group.Key.RefusedBySignal,
                    PolicyVersion = group.Key.PolicyVersion ?? "",
                    Language = notice?.Language,
                    Layout = (ConsentBannerLayout?)notice?.Layout,
                    Records = group.Records,
                });
            }
        }
        return counts;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

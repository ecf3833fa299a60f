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
        var (from, end) = (RecordId.Before(StartOf(first)), RecordId.Before(EndOf(last)));

        // From one day that has records to the next, however far they are apart.
        while (await NextAsync(context, from, end, cancellationToken) is { } next)
        {
            var day = DateOnly.FromDateTime(RecordId.TimeOf(next).UtcDateTime);
            from = RecordId.Before(EndOf(day));
            var groups = RecordRange
                .Between(context, RecordId.Before(StartOf(day)), from)
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

    private static Task<byte[]?> NextAsync(DbContext context, byte[] from, byte[] end, CancellationToken cancellationToken) =>
        RecordRange.Between(context, from, end).OrderBy(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1));
}

using CookieConsent.EntityFrameworkCore.Tests.Harness;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>A year of decisions as a shop may have them: weekdays and seasons, five languages, a new layout in spring and a new privacy notice in autumn.</summary>
internal static class YearOfRecords
{
    private const int Days = 365;
    private const int AtOnce = 512;
    private const CookieCategories Optional = CookieCategories.Functionality | CookieCategories.Analytics | CookieCategories.Advertisement;
    private static readonly (string Tag, double Until)[] Languages = [("nb", 0.48), ("en", 0.78), ("de", 0.9), ("sv", 0.97), ("ar", 1)];
    private static readonly CookieCategories[] Choices = [CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Functionality | CookieCategories.Analytics];

    /// <summary>Keeps as many records as asked for, up to the day before <paramref name="today"/>.</summary>
    public static async Task KeepAsync(IConsentRecordStore store, int records, DateOnly today)
    {
        var random = new Random(20261122);
        var perDay = Enumerable.Range(0, Days).Select(day => Weight(today.AddDays(day - Days))).ToArray();
        var share = records / perDay.Sum();
        var waiting = new List<Task>(AtOnce);
        for (var day = 0; day < Days; day++)
        {
            var date = today.AddDays(day - Days);
            var count = (int)Math.Round(perDay[day] * share);
            for (var index = 0; index < count; index++)
            {
                waiting.Add(store.AppendAsync(Record(random, new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).AddDays((double)index / count)), CancellationToken.None).AsTask());
                if (waiting.Count < AtOnce)
                    continue;
                await Task.WhenAll(waiting);
                waiting.Clear();
            }
        }
        await Task.WhenAll(waiting);
    }

    private static double Weight(DateOnly day) => (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.6 : 1) * (1.2 + Math.Sin(day.DayOfYear / 58.0)) * (day.Month is 11 or 12 ? 1.5 : 1);

    private static ConsentRecord Record(Random random, DateTimeOffset time)
    {
        var layout = time.Month is >= 4 and < 11 ? ConsentBannerLayout.Box : ConsentBannerLayout.Bar;
        var version = time.Month is >= 9 ? "2026-09" : "2025-06";
        var surface = random.NextDouble() < 0.86 ? ConsentSurface.Banner : random.NextDouble() < 0.8 ? ConsentSurface.Dialog : ConsentSurface.Page;
        var draw = random.NextDouble();
        var (action, granted) = draw switch
        {
            _ when surface != ConsentSurface.Banner => (ConsentAction.Save, Choices[random.Next(Choices.Length)]),
            < 0.44 => (ConsentAction.AcceptAll, Optional),
            < 0.97 => (ConsentAction.RejectAll, CookieCategories.None),
            < 0.99 => (ConsentAction.Withdraw, CookieCategories.None),
            _ => (ConsentAction.Signal, CookieCategories.Functionality | CookieCategories.Analytics),
        };
        var pick = random.NextDouble();
        var record = SampleRecords.Grant(granted, time: time);
        return record with
        {
            Action = action,
            Surface = action == ConsentAction.Signal ? ConsentSurface.Signal : surface,
            PolicyVersion = version,
            Notice = action == ConsentAction.Signal ? null : Notice(Array.Find(Languages, language => pick < language.Until).Tag, layout, surface, version),
        };
    }

    private static readonly Dictionary<(string, ConsentBannerLayout, ConsentSurface, string), ConsentNotice> Notices = [];

    private static ConsentNotice Notice(string language, ConsentBannerLayout layout, ConsentSurface surface, string version)
    {
        if (Notices.TryGetValue((language, layout, surface, version), out var notice))
            return notice;
        notice = SampleRecords.Notice($"<section class=\"ccx-banner\"><h2 class=\"ccx-title\">Cookies</h2><p>We ask first, in {language}, version {version}.</p></section>") with
        {
            Language = language,
            Layout = layout,
            Surface = surface,
            PolicyVersion = version,
        };
        return Notices[(language, layout, surface, version)] = notice with { Hash = notice.ComputeHash() };
    }
}

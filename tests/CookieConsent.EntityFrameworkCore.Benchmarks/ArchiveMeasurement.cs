using System.Diagnostics;
using System.Globalization;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Tests.Harness;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>What a report and an export take over many records of a year.</summary>
internal static class ArchiveMeasurement
{
    private const int AtOnce = 2000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static async Task RunAsync(string title, IConsentRecordStore store, IConsentRecordArchive archive, int records)
    {
        await FillAsync(store, records);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{title}: {records} records of a year"));

        var first = DateOnly.FromDateTime(Start.UtcDateTime);
        await MeasureAsync("counted by day", async () => (await archive.CountAsync(first, first.AddYears(1))).Sum(count => count.Records));
        await MeasureAsync("read one by one", async () => await archive.ReadAsync(Start, Start + Year).LongCountAsync());
        await MeasureAsync("verified", async () => (await archive.VerifyAsync()).Records);
    }

    private static async Task FillAsync(IConsentRecordStore store, int records)
    {
        for (var done = 0; done < records; done += AtOnce)
            await Task.WhenAll(Enumerable.Range(done, Math.Min(AtOnce, records - done)).Select(index => store.AppendAsync(Sample(Start + Year * ((double)index / records), index), CancellationToken.None).AsTask()));
    }

    private static ConsentRecord Sample(DateTimeOffset time, int index) =>
        SampleRecords.Grant((CookieCategories)((index % 8) << 1), time: time) with { Action = (ConsentAction)(index % 3), Notice = SampleRecords.Notice($"<section>{index % 50}</section>") };

    private static async Task MeasureAsync(string what, Func<Task<long>> run)
    {
        var (start, largest) = (Stopwatch.GetTimestamp(), 0L);
        await using (new Timer(_ => largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 50))
        {
            var records = await run();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20}{records,10} records{Stopwatch.GetElapsedTime(start).TotalSeconds,8:F2} s{largest / 1024 / 1024,8} MB at most"));
        }
    }
}

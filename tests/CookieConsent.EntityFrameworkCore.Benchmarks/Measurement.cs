using System.Diagnostics;
using System.Globalization;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>Takes the contestants in turns, so that what else the machine does strikes all of them, and gives medians as ratios to the first.</summary>
internal static class Measurement
{
    private const int Visitors = 64;

    public static async Task RunAsync(string title, IReadOnlyList<Contestant> contestants, int rounds, TimeSpan time)
    {
        var rates = contestants.Select(_ => new List<double>()).ToArray();
        var waits = contestants.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var index = 0; index < contestants.Count; index++)
            {
                var rate = await RateAsync(contestants[index], time);
                var wait = await WaitAsync(contestants[index]);
                if (round < 0)
                    continue; // What is compiled and prepared on the first time.
                rates[index].Add(rate);
                waits[index].Add(wait);
            }
        }

        Console.WriteLine($"\n{title}: {Visitors} visitors, medians of {rounds} rounds in turns");
        Console.WriteLine($"{"",-44}{"decisions/s",12}{"ratio",8}{"alone, ms",12}{"ratio",8}");
        for (var index = 0; index < contestants.Count; index++)
        {
            var (rate, wait) = (Median(rates[index]), Median(waits[index]));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{contestants[index].Name,-44}{rate,12:F0}{Median(Ratios(rates[index], rates[0])),8:F2}{wait,12:F2}{Median(Ratios(waits[index], waits[0])),8:F2}")
            );
        }
    }

    /// <summary>Decisions a second with all visitors at once.</summary>
    private static async Task<double> RateAsync(Contestant contestant, TimeSpan time)
    {
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable.Range(0, Visitors).Select(visitor => Task.Run(async () =>
            {
                while (Stopwatch.GetElapsedTime(start) < time)
                {
                    await contestant.KeepAsync(visitor);
                    Interlocked.Increment(ref count);
                }
            }))
        );
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Milliseconds that a decision takes when there is no other.</summary>
    private static async Task<double> WaitAsync(Contestant contestant)
    {
        var waits = new List<double>();
        for (var index = 0; index < 50; index++)
        {
            var start = Stopwatch.GetTimestamp();
            await contestant.KeepAsync(0);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Median(waits);
    }

    private static IEnumerable<double> Ratios(List<double> values, List<double> to) => values.Zip(to, (value, other) => value / other);

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is { } sorted ? sorted[sorted.Length / 2] : double.NaN;
}

using System.Diagnostics;

namespace CookieConsent.Benchmarks;

/// <summary>
/// Takes the three contestants' times in turns, many short rounds each, and keeps the shortest: what else the machine does in the meantime then
/// touches all of them alike.
/// </summary>
internal static class Interleaved
{
    private const int Rounds = 1_000;
    private const double NanosecondsPerRound = 300_000;

    public static Dictionary<Contestant, Cost> Measure(Scenario scenario)
    {
        var contestants = Enum.GetValues<Contestant>();
        var visits = contestants.ToDictionary(contestant => contestant, contestant => new Visit(scenario, contestant));
        var costs = contestants.ToDictionary(contestant => contestant, _ => new Cost(double.MaxValue, 0));
        var requests = contestants.ToDictionary(contestant => contestant, contestant => RequestsPerRound(visits[contestant]));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                var cost = Repeat(visits[contestant], requests[contestant]);
                costs[contestant] = new(Math.Min(costs[contestant].Nanoseconds, cost.Nanoseconds), cost.Bytes);
            }
        }
        return costs;
    }

    /// <summary>A round ends before the machine is likely to turn to something else.</summary>
    private static int RequestsPerRound(Visit visit)
    {
        for (var pause = 0; pause < 3; pause++)
        {
            Repeat(visit, 20_000);
            // The optimizing compiler works in the background, a tenth of a second after it was last asked, and tells nobody when it has finished.
            Thread.Sleep(TimeSpan.FromMilliseconds(200));
        }
        return Math.Max(10, (int)(NanosecondsPerRound / Repeat(visit, 2_000).Nanoseconds));
    }

    private static Cost Repeat(Visit visit, int requests)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < requests; i++)
            visit.Run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new(elapsed.TotalNanoseconds / requests, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)requests);
    }
}

using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace CookieConsent.Benchmarks;

/// <summary>The results as ratios of figures of one run, in Markdown, with the budget of each beside it.</summary>
internal static class RatioTable
{
    public static string Of(Func<string, Dictionary<Contestant, Cost>> measure)
    {
        var table = new StringBuilder()
            .AppendLine("| Request | `UseCookiePolicy` adds | `UseCookieConsent` adds | Time, ratio | Bytes, ratio | Whole request, ratio | Budget |")
            .AppendLine("|---|---|---|---|---|---|---|");
        foreach (var scenario in Scenario.All)
        {
            var costs = measure(scenario.Name);
            var (policy, ours) = (costs[Contestant.CookiePolicy], costs[Contestant.CookieConsent]);
            var (policyAdds, oursAdds) = (policy.Less(costs[Contestant.Nothing]), ours.Less(costs[Contestant.Nothing]));
            var bytes = policyAdds.Bytes > 0 ? Number(oursAdds.Bytes / policyAdds.Bytes) : "";
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {policyAdds} | {oursAdds} | {Number(oursAdds.Nanoseconds / policyAdds.Nanoseconds)} | {bytes} | {Number(ours.Nanoseconds / policy.Nanoseconds)} | {scenario.Budget.Describe(oursAdds)} |"
            );
        }
        return table.ToString();
    }

    public static string Of(Summary summary)
    {
        var requests = Of(name => Enum.GetValues<Contestant>().ToDictionary(contestant => contestant, contestant => CostOf(summary, name, contestant)));
        var (hit, miss) = (Median(summary, "ClassifierHit") / Median(summary, "FrozenHit"), Median(summary, "ClassifierMiss") / Median(summary, "FrozenMiss"));
        var growth = Median(summary, "TenThousandPatterns") / Median(summary, "TenPatterns");
        return requests
            + $"""

            | Look-up of a name | Ratio | Budget |
            |---|---|---|
            | known to the catalogue, to a `FrozenDictionary` | {Number(hit)} | 3 |
            | unknown, to a `FrozenDictionary` | {Number(miss)} | 3 |
            | 10,000 patterns configured, to 10 | {Number(growth)} | 1.2 |
            """;
    }

    private static Cost CostOf(Summary summary, string name, Contestant contestant)
    {
        var report = summary.Reports.Single(report =>
            report.BenchmarkCase.Parameters["Name"] as string == name && report.BenchmarkCase.Parameters["Contestant"] is Contestant other && other == contestant
        );
        return new(report.ResultStatistics!.Median, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }

    private static double Median(Summary summary, string method) =>
        summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method).ResultStatistics!.Median;

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}

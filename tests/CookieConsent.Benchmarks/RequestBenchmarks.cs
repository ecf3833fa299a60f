using BenchmarkDotNet.Attributes;

namespace CookieConsent.Benchmarks;

/// <summary>One request in each scenario, in front of each contestant.</summary>
public class RequestBenchmarks
{
    private Visit? _visit;

    /// <summary>The names of the scenarios.</summary>
    public static IEnumerable<string> Scenarios => Scenario.All.Select(scenario => scenario.Name);

    /// <summary>The scenario.</summary>
    [ParamsSource(nameof(Scenarios))]
    public string Name { get; set; } = "";

    /// <summary>The middleware in front of the app.</summary>
    [ParamsAllValues]
    public Contestant Contestant { get; set; }

    /// <summary>Builds the pipeline.</summary>
    [GlobalSetup]
    public void Prepare() => _visit = new Visit(Scenario.Named(Name), Contestant);

    /// <summary>Sends one request.</summary>
    [Benchmark]
    public void Request() => _visit!.Run();
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CookieConsent.Benchmarks;
using Perfolizer.Horology;

// "quick" takes the requests' times in turns and prints the same table: some seconds instead of minutes.
if (args is ["quick", ..])
{
    Console.WriteLine(RatioTable.Of(name => Interleaved.Measure(Scenario.Named(name))));
    return;
}

// "serve NAME" is the other side of build/load.sh.
if (args is ["serve", var contestant])
{
    await LoadServer.RunAsync(Enum.Parse<Contestant>(contestant));
    return;
}

// One process for all, so that what is compared is compiled alike and runs on the same machine in the same minutes.
var job = Job
    .Default.WithToolchain(InProcessEmitToolchain.Instance)
    .WithGcMode(new GcMode { Server = false })
    .WithWarmupCount(10)
    .WithIterationTime(TimeInterval.FromMilliseconds(100))
    .WithIterationCount(25);
var config = DefaultConfig
    .Instance.AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddExporter(MarkdownExporter.GitHub)
    .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.JoinSummary);

var summary = BenchmarkSwitcher.FromTypes([typeof(RequestBenchmarks), typeof(LookUpBenchmarks)]).RunAllJoined(config, args);
Console.WriteLine(RatioTable.Of(summary));

using System.Diagnostics;
using System.Text;

namespace CookieConsent.Package.Tests;

/// <summary>Runs <c>dotnet</c> in a folder, with nothing of this test run's own environment that would change its answer.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(8);

    /// <summary>Runs a command to its end; the test fails with its output where it does not succeed.</summary>
    public static Task RunAsync(string folder, params string[] arguments) => RunAsync(folder, LongestRun, arguments);

    /// <summary>The same for a command that may take longer than others.</summary>
    public static async Task RunAsync(string folder, TimeSpan longestRun, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        using var limit = new CancellationTokenSource(longestRun);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            Assert.That(process.ExitCode, Is.Zero, $"dotnet {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end within {longestRun}.");
        }
    }

    /// <summary>Starts a command.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfThisTestRun).ToArray())
            start.Environment.Remove(name);

        // An own package folder: one of the same version from an earlier run must not be what is tested.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, ".packages");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }

    private static bool IsOfThisTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "DOTNET_URLS" or "DOTNET_HOST_PATH";
}

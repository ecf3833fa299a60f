using System.Diagnostics;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A process of its own that writes records until it is killed, without a chance to tidy up.</summary>
internal static class CrashWriter
{
    private const string Name = "CookieConsent.EntityFrameworkCore.CrashWriter";

    /// <summary>Kills the process once so many records were acknowledged; gives the ids of all that were.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(Engine engine, string connection, string spoolFolder, int acknowledged, bool isOnlyRefusing = false)
    {
        using var process = Start([engine.ToString(), connection, spoolFolder, .. isOnlyRefusing ? ["refusals"] : Array.Empty<string>()]);
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var ids = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { Length: 22 } id)
            {
                ids.Add(id);
                if (ids.Count == acknowledged)
                    process.Kill();
            }
        }
        finally
        {
            process.Kill();
        }
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.That(ids, Has.Count.AtLeast(acknowledged), $"The process ended by itself: {await errors}");
        return ids;
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        // Built beside the tests, in the same configuration.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var tests = output.Parent!.Parent!.Parent!.Parent!.FullName;
        var program = Path.Combine(tests, Name, "bin", output.Parent.Name, output.Name, Name + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}

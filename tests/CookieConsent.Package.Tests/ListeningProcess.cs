using System.Diagnostics;
using System.Text;

namespace CookieConsent.Package.Tests;

/// <summary>An app in a process of its own, of which nothing is known but what it writes.</summary>
internal static class ListeningProcess
{
    private const string Listening = "Now listening on: ";

    /// <summary>How long an app may take to listen.</summary>
    public static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    /// <summary>The address that the app writes when it listens. What it writes later is read too, so that it never waits for room.</summary>
    public static async Task<Uri> AddressOfAsync(Process process)
    {
        var output = new StringBuilder();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Look(line.Data);
        process.ErrorDataReceived += (_, line) => Look(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(address.Task, process.WaitForExitAsync()).WaitAsync(LongestStart);
        lock (output)
            Assert.That(first, Is.SameAs(address.Task), $"The app ended before it listened:\n{output}");
        return await address.Task;

        void Look(string? line)
        {
            if (line is null)
                return;
            lock (output)
                output.AppendLine(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var start)
                address.TrySetResult(new(line[(start + Listening.Length)..].Trim()));
        }
    }
}

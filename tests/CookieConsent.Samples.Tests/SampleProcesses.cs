using System.Collections.Concurrent;

namespace CookieConsent.Samples.Tests;

/// <summary>The samples that run: each is started by the first test that asks for it.</summary>
internal static class SampleProcesses
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<SampleProcess>>> Started = new();

    /// <summary>Completes when the sample listens.</summary>
    public static Task<SampleProcess> GetAsync(Sample sample) => Started.GetOrAdd(sample.Name, _ => new(() => SampleProcess.StartAsync(sample))).Value;

    /// <summary>Ends all of them.</summary>
    public static async Task CloseAllAsync()
    {
        foreach (var process in Started.Values.Select(process => process.Value).Where(process => process.IsCompletedSuccessfully))
            await (await process).DisposeAsync();
    }
}

using Microsoft.Playwright;

namespace CookieConsent.Weight.Measurements;

/// <summary>What a visitor's device and network are like.</summary>
/// <param name="ProcessorSlowdown">How many times slower the processor is.</param>
/// <param name="IsSlowNetwork">Whether the network is that of a slow telephone.</param>
internal sealed record Condition(int ProcessorSlowdown, bool IsSlowNetwork)
{
    public static readonly Condition Full = new(1, false);

    public static readonly Condition Quarter = new(4, false);

    public static readonly Condition Slow = new(4, true);

    /// <summary>Makes a page's browser so.</summary>
    public async Task ApplyAsync(ICDPSession session)
    {
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = ProcessorSlowdown });
        await session.SendAsync("Network.enable");

        // The figures of the browser's own "Slow 4G", in bytes a second.
        if (IsSlowNetwork)
            await session.SendAsync(
                "Network.emulateNetworkConditions",
                new() { ["offline"] = false, ["latency"] = 562.5, ["downloadThroughput"] = 180_000, ["uploadThroughput"] = 84_375 }
            );
    }
}

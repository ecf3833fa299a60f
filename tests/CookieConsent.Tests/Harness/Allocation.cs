namespace CookieConsent.Tests.Harness;

/// <summary>What code allocates.</summary>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>
    /// The bytes that the thread allocates for it, in the best of several rounds: a collection counts what was left of the thread's buffer, some kilobytes,
    /// and other tests run beside this one.
    /// </summary>
    public static long Of(Action act)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}

namespace CookieConsent.Decision;

/// <summary>
/// Only the day counts: the machine's clock is asked once a second at most, because asking it costs more than all else that
/// reading a decision takes. Any other clock is asked each time.
/// </summary>
internal sealed class CalendarDay(TimeProvider time)
{
    private const long MillisecondsKept = 1000;
    private readonly bool _isMachineClock = ReferenceEquals(time, TimeProvider.System);

    // The tick count up to which the day holds in the upper bits, the day in the lower 20: one read cannot see half of each.
    private long _known;

    /// <summary>Days from 1970-01-01 to now, UTC.</summary>
    public int Current
    {
        get
        {
            if (!_isMachineClock)
                return Ask();
            var now = Environment.TickCount64;
            return TryRead(Volatile.Read(ref _known), now, out var day) ? day : AskAndKeep(now);
        }
    }

    /// <summary>What is kept of a day that was asked for now.</summary>
    /// <param name="now">Milliseconds since the machine started.</param>
    /// <param name="day">The day.</param>
    internal static long Keep(long now, int day) => now + MillisecondsKept << 20 | (uint)day;

    /// <summary>Reads what was kept; not where it is as old as a second.</summary>
    internal static bool TryRead(long kept, long now, out int day)
    {
        day = (int)(kept & 0xFFFFF);
        return now < kept >> 20;
    }

    private int AskAndKeep(long now)
    {
        var day = Ask();
        Volatile.Write(ref _known, Keep(now, day));
        return day;
    }

    private int Ask() => (int)(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerDay);
}

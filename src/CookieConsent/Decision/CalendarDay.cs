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
            var known = Volatile.Read(ref _known);
            return now < known >> 20 ? (int)(known & 0xFFFFF) : AskAndKeep(now);
        }
    }

    private int AskAndKeep(long now)
    {
        var day = Ask();
        Volatile.Write(ref _known, now + MillisecondsKept << 20 | (uint)day);
        return day;
    }

    private int Ask() => (int)(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerDay);
}

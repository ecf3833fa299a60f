using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

internal sealed class CalendarDayTests
{
    [Test]
    public void Another_clock_than_the_machine_s_is_asked_each_time()
    {
        var time = new FakeTimeProvider();
        var day = new CalendarDay(time);
        var before = day.Current;

        time.Advance(TimeSpan.FromDays(1));

        Assert.That(day.Current, Is.EqualTo(before + 1));
    }

    [Test]
    public void The_machine_s_clock_gives_the_same_day_as_it_would_itself()
    {
        var day = new CalendarDay(TimeProvider.System);

        // Midnight may pass between two readings, so the day lies between those before and after; the second is the one that was kept.
        var before = Today();
        var first = day.Current;
        var second = day.Current;
        var after = Today();

        Assert.That(first, Is.InRange(before, after));
        Assert.That(second, Is.InRange(before, after));
    }

    [Test]
    public void Days_count_from_the_first_of_January_1970()
    {
        var time = new FakeTimeProvider();

        Assert.That(new CalendarDay(time).Current, Is.EqualTo((int)(time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays));
    }

    [TestCase(0)]
    [TestCase(999)]
    public void A_day_is_kept_for_a_second(int later)
    {
        var isKept = CalendarDay.TryRead(CalendarDay.Keep(5_000_000, 20_779), 5_000_000 + later, out var day);

        Assert.That((isKept, day), Is.EqualTo((true, 20_779)));
    }

    [TestCase(1000)]
    [TestCase(86_400_000)]
    public void After_a_second_it_is_asked_for_again(int later) => Assert.That(CalendarDay.TryRead(CalendarDay.Keep(5_000_000, 20_779), 5_000_000 + later, out _), Is.False);

    [Test]
    public void Nothing_is_kept_before_the_first_question() => Assert.That(CalendarDay.TryRead(0, 1, out _), Is.False);

    private static int Today() => (int)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;
}

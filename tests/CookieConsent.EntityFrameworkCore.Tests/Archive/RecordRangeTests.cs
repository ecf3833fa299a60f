namespace CookieConsent.EntityFrameworkCore.Tests.Archive;

/// <summary>What reports and exports read.</summary>
[Category("P08")]
internal sealed class RecordRangeTests(Engine engine) : StoreTests(engine)
{
    private static readonly DateTimeOffset Day = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);

    // The clock stands still, so that a refusal waits for a slow database as long as it takes.
    protected override StoreHost CreateHost() => new(Database, new FakeTimeProvider());

    [Test]
    public async Task Records_come_in_the_order_of_time_whatever_the_order_they_were_kept_in()
    {
        var records = Enumerable.Range(0, 2500).Select(index => SampleRecords.Grant(time: Day.AddSeconds(index))).ToArray();
        await Task.WhenAll(records.Reverse().Select(record => Host.AppendAsync(record)));

        var read = await Host.Archive.ReadAsync(Day, Day.AddDays(1)).ToListAsync();

        Assert.That(read, Is.EqualTo(records));
    }

    [Test]
    public async Task Only_records_of_the_time_are_read_and_no_erased_one()
    {
        var (before, first, erased, last, after) = (At(-1), At(0), At(5), At(9), At(10));
        await Host.AppendAsync([after, before, last, first, erased]);
        await Host.Archive.EraseAsync(erased.Id);

        Assert.That(await Host.Archive.ReadAsync(Day, Day.AddMilliseconds(10)).ToListAsync(), Is.EqualTo(new[] { first, last }));
        Assert.That(await Host.Archive.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ToListAsync(), Is.EqualTo(new[] { before, first, last, after }));
    }

    [Test]
    public async Task Reading_that_is_abandoned_half_way_leaves_nothing_behind()
    {
        await Task.WhenAll(Enumerable.Range(0, 1500).Select(index => Host.AppendAsync(At(index))));

        await foreach (var _ in Host.Archive.ReadAsync(Day, Day.AddDays(1)))
            break;
        using var cancelled = new CancellationTokenSource();
        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var _ in Host.Archive.ReadAsync(Day, Day.AddDays(1), cancelled.Token))
                    await cancelled.CancelAsync();
            },
            Throws.InstanceOf<OperationCanceledException>()
        );

        await Host.AppendAsync(At(5000));
        Assert.That(await CountAsync(), Is.EqualTo(1501));
    }

    [Test]
    public async Task Records_are_counted_by_day_and_by_what_they_are()
    {
        var other = SampleRecords.Notice("<section>Otra vez.</section>") with { Language = "es", Layout = ConsentBannerLayout.Bar };
        other = other with { Hash = other.ComputeHash() };
        await Host.AppendAsync([At(0), At(1), At(86_399_999), At(2) with { Notice = other }, At(3) with { Notice = null }, SampleRecords.Refusal(Day.AddDays(1)), SampleRecords.Grant(time: Day.AddDays(2))]);

        var counts = await Host.Archive.CountAsync(DateOnly.FromDateTime(Day.UtcDateTime), DateOnly.FromDateTime(Day.UtcDateTime).AddDays(1));

        Assert.That(
            counts.Select(count => (count.Day.Day, count.Action, count.Granted, count.PolicyVersion, count.Language, count.Layout, count.Records)),
            Is.EquivalentTo(new (int, ConsentAction, CookieCategories, string, string?, ConsentBannerLayout?, long)[]
            {
                (29, ConsentAction.Save, CookieCategories.Analytics, "2026-11", "nb", ConsentBannerLayout.Box, 3),
                (29, ConsentAction.Save, CookieCategories.Analytics, "2026-11", "es", ConsentBannerLayout.Bar, 1),
                (29, ConsentAction.Save, CookieCategories.Analytics, "2026-11", null, null, 1),
                (30, ConsentAction.RejectAll, CookieCategories.None, "2026-11", "nb", ConsentBannerLayout.Box, 1),
            })
        );
    }

    [Test]
    public async Task Days_far_apart_are_counted_without_those_between_them()
    {
        await Host.AppendAsync([At(0), SampleRecords.Grant(time: Day.AddYears(900))]);

        var counts = await Host.Archive.CountAsync(DateOnly.MinValue, DateOnly.MaxValue);

        Assert.That(counts.Select(count => (count.Day.Year, count.Records)), Is.EqualTo(new[] { (2026, 1L), (2926, 1L) }));
    }

    private static ConsentRecord At(int milliseconds) => SampleRecords.Grant(time: Day.AddMilliseconds(milliseconds));
}

using CookieConsent.EntityFrameworkCore.Counts;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Counts;

/// <summary>Days that are over are counted once, and the report reads the counts.</summary>
[Category("P08")]
internal sealed class DayCounterTests(Engine engine) : StoreTests(engine)
{
    private readonly FakeTimeProvider _time = new();

    private DateTimeOffset Now => _time.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    [Test]
    public async Task Counts_are_the_same_before_and_after()
    {
        var other = SampleRecords.Notice("<section>Otra vez.</section>") with { Language = "'; DROP TABLE \"ConsentDays\";--", Layout = ConsentBannerLayout.Bar };
        other = other with { Hash = other.ComputeHash() };
        await Host.AppendAsync([At(0), At(-1), At(-1), At(-3), At(-3) with { Notice = other, PolicyVersion = "<script>" }, At(-3) with { Notice = null }, SampleRecords.Refusal(Now.AddDays(-5))]);
        var before = await CountAsync();

        Assert.That(await Counter.RunAsync(CancellationToken.None), Is.EqualTo(5));

        Assert.That(await CountAsync(), Is.EquivalentTo(before));
        Assert.That(before.Sum(count => count.Records), Is.EqualTo(7));
        Assert.That(await Database.ScalarAsync<long>("SELECT SUM(\"Records\") FROM \"ConsentDays\""), Is.EqualTo(6), "Today is not over.");
    }

    [Test]
    public async Task A_refusal_that_comes_late_is_counted_a_day_after()
    {
        await Host.AppendAsync(At(-1));
        await Counter.RunAsync(CancellationToken.None);
        await Host.AppendAsync(SampleRecords.Refusal(Now.AddDays(-1)));
        Assert.That(await Counter.RunAsync(CancellationToken.None), Is.Zero);

        _time.Advance(TimeSpan.FromDays(1.1));
        await Counter.RunAsync(CancellationToken.None);

        Assert.That((await CountAsync()).Sum(count => count.Records), Is.EqualTo(2));
    }

    [Test]
    public async Task A_day_that_is_long_over_is_not_counted_again()
    {
        await Host.AppendAsync(At(-30));
        Assert.That(await Counter.RunAsync(CancellationToken.None), Is.EqualTo(30));
        _time.Advance(TimeSpan.FromDays(2));

        Assert.That(await Counter.RunAsync(CancellationToken.None), Is.EqualTo(2 + 8));
    }

    [Test]
    public async Task An_erased_record_leaves_the_counts()
    {
        var erased = At(-2);
        await Host.AppendAsync([erased, At(-2), SampleRecords.Refusal(Now.AddDays(-2))]);
        await Counter.RunAsync(CancellationToken.None);

        await Host.Archive.EraseAsync(erased.Id);

        Assert.That((await CountAsync()).Select(count => (count.Action, count.Records)), Is.EquivalentTo(new[] { (ConsentAction.Save, 1L), (ConsentAction.RejectAll, 1L) }));
    }

    [Test]
    public async Task Processes_that_count_at_the_same_time_count_once()
    {
        await Host.AppendAsync(Enumerable.Range(1, 10).Select(days => At(-days)));
        await using var other = CreateHost();

        await Task.WhenAll(Counter.RunAsync(CancellationToken.None), other.Services.GetRequiredService<DayCounter>().RunAsync(CancellationToken.None));

        Assert.That((await CountAsync()).Sum(count => count.Records), Is.EqualTo(10));
    }

    protected override StoreHost CreateHost() => new(Database, _time);

    private DayCounter Counter => Host.Services.GetRequiredService<DayCounter>();

    private ConsentRecord At(int days) => SampleRecords.Grant(time: Now.AddDays(days));

    private Task<IReadOnlyList<ConsentCount>> CountAsync() => Host.Archive.CountAsync(Today.AddDays(-60), Today.AddDays(1));
}

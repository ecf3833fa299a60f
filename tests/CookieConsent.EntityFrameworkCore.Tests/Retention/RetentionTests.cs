using CookieConsent.EntityFrameworkCore.Retention;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.EntityFrameworkCore.Tests.Retention;

/// <summary>Records that are over age go, the rest can be verified as before.</summary>
[Category("P06")]
internal sealed class RetentionTests(Engine engine) : StoreTests(engine)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly FakeTimeProvider _time = new();

    private DateTimeOffset Old => _time.GetUtcNow() - Year - TimeSpan.FromDays(1);

    protected override StoreHost CreateHost() => new(Database, _time, options => options.Retention = Year);

    [Test]
    public async Task What_is_over_age_goes_and_the_chain_holds()
    {
        await Task.WhenAll(SampleRecords.Grants(1200, Old).Select(record => Host.AppendAsync(record)));
        var young = SampleRecords.Grants(5, _time.GetUtcNow()).ToArray();
        await Host.AppendAsync(young);

        Assert.That(await PurgeAsync(), Is.EqualTo(1200));

        Assert.That(await Host.IdsAsync(), Is.EquivalentTo(young.Select(record => record.Id)));
        await Host.AppendAsync(SampleRecords.Grant());
        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That((verification.Records, verification.Purged), Is.EqualTo((6, 1200)));
        Assert.That(await PurgeAsync(), Is.Zero);
    }

    [Test]
    public async Task A_record_that_goes_missing_after_a_purge_is_still_found()
    {
        await Host.AppendAsync(SampleRecords.Grants(3, Old));
        await Host.AppendAsync(SampleRecords.Grants(3, _time.GetUtcNow()));
        await PurgeAsync();

        await Database.ExecuteAsync("DELETE FROM \"ConsentRecords\" WHERE \"Sequence\" = 4");

        Assert.That((await Host.Archive.VerifyAsync()).Faults.Single().Description, Does.Contain("number 4 to 4"));
    }

    [Test]
    public async Task A_purged_record_that_is_put_back_is_found()
    {
        await Host.AppendAsync(SampleRecords.Grants(3, Old));
        await PurgeAsync();
        await Host.AppendAsync(SampleRecords.Grants(1, _time.GetUtcNow()));

        await Database.ExecuteAsync("UPDATE \"ConsentRecords\" SET \"Sequence\" = 2");

        Assert.That((await Host.Archive.VerifyAsync()).Faults.Select(fault => fault.Kind), Does.Contain(ConsentFaultKind.Inserted));
    }

    [Test]
    public async Task What_is_over_age_behind_a_younger_record_waits_for_it()
    {
        await Host.AppendAsync([SampleRecords.Grant(time: Old), SampleRecords.Grant(time: _time.GetUtcNow()), SampleRecords.Grant(time: Old)]);

        Assert.That(await PurgeAsync(), Is.EqualTo(1));
        _time.Advance(Year + TimeSpan.FromDays(1));
        Assert.That(await PurgeAsync(), Is.EqualTo(2));

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That((verification.Records, verification.Purged), Is.EqualTo((0, 3)));
    }

    [Test]
    public async Task A_record_of_the_future_holds_up_nothing_and_goes_with_its_neighbours()
    {
        var future = _time.GetUtcNow().AddYears(30);
        await Host.AppendAsync([SampleRecords.Grant(time: Old), SampleRecords.Grant(time: future), SampleRecords.Grant(time: Old), SampleRecords.Grant(time: future)]);
        await Task.WhenAll(SampleRecords.Grants(700, Old).Select(record => Host.AppendAsync(record)));
        await Host.AppendAsync([SampleRecords.Grant(time: future), SampleRecords.Grant(time: _time.GetUtcNow())]);

        Assert.That(await PurgeAsync(), Is.EqualTo(704));

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That((verification.Records, verification.Purged), Is.EqualTo((2, 704)));
    }

    [Test]
    public async Task Writers_go_on_while_records_are_removed_and_verified()
    {
        await Task.WhenAll(SampleRecords.Grants(3000, Old).Select(record => Host.AppendAsync(record)));

        var writing = Task.Run(() => Host.AppendAsync(SampleRecords.Grants(300, _time.GetUtcNow())));
        var verifying = Task.Run(() => Host.Archive.VerifyAsync());
        var removed = await PurgeAsync();

        await writing;
        Assert.That(removed, Is.EqualTo(3000));
        Assert.That((await verifying).Faults, Is.Empty);
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
        Assert.That(await CountAsync(), Is.EqualTo(300));
    }

    [Test]
    public async Task Two_processes_that_remove_at_the_same_time_remove_once()
    {
        await Task.WhenAll(SampleRecords.Grants(2000, Old).Select(record => Host.AppendAsync(record)));
        await using var other = new StoreHost(Database, _time, options => options.Retention = Year);

        await Task.WhenAll(Task.Run(PurgeAsync), Task.Run(() => PurgeAsync(other)));
        await PurgeAsync();

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That((verification.Records, verification.Purged), Is.EqualTo((0, 2000)));
    }

    [Test]
    public async Task The_service_removes_at_the_start_and_at_each_interval()
    {
        await Host.AppendAsync(SampleRecords.Grants(2, Old));
        await Host.AppendAsync(SampleRecords.Grants(1, _time.GetUtcNow()));
        var service = Host.Services.GetServices<IHostedService>().OfType<RetentionService>().Single();

        await service.StartAsync(CancellationToken.None);
        await Host.Logs.WhenAsync(109);
        Assert.That(await CountAsync(), Is.EqualTo(1));

        // The wait for the next time, beside the writer's own.
        await _time.WhenTimersAsync(2);
        _time.Advance(Year + TimeSpan.FromDays(1));
        await Host.Logs.WhenAsync(109, 2);
        Assert.That(await CountAsync(), Is.Zero);
        await service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Without_the_setting_nothing_is_removed()
    {
        await using var host = new StoreHost(Database, _time);
        await host.AppendAsync(SampleRecords.Grants(2, Old));
        var service = host.Services.GetServices<IHostedService>().OfType<RetentionService>().Single();

        await service.StartAsync(CancellationToken.None);
        await _time.WhenTimersAsync(2);
        await service.StopAsync(CancellationToken.None);

        Assert.That(await CountAsync(), Is.EqualTo(2));
    }

    private Task<int> PurgeAsync() => PurgeAsync(Host);

    private static Task<int> PurgeAsync(StoreHost host) =>
        host.Services.GetRequiredService<RecordPurge>().RunAsync(Year, TimeSpan.FromSeconds(30), CancellationToken.None);
}

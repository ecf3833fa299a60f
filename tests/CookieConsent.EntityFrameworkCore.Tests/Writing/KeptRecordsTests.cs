using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Tests.Writing;

/// <summary>What a record holds, and that it is there once it is acknowledged.</summary>
internal sealed class KeptRecordsTests(Engine engine) : StoreTests(engine)
{
    [Test]
    [Category("P01")]
    public async Task A_record_is_found_as_it_was_acknowledged()
    {
        var record = SampleRecords.Grant(CookieCategories.Analytics | CookieCategories.Functionality, CookieCategories.Functionality) with { PreviousId = SampleRecords.NewId() };

        await Host.AppendAsync(record);

        Assert.That(await Host.Archive.FindAsync(record.Id), Is.EqualTo(record));
    }

    [Test]
    [Category("P01")]
    public async Task Services_that_were_refused_alone_are_kept()
    {
        var record = SampleRecords.Grant() with { RefusedServices = ["heatmaps", "session-replay"] };

        await Host.AppendAsync(record);

        Assert.That((await Host.Archive.FindAsync(record.Id))?.RefusedServices, Is.EqualTo(new[] { "heatmaps", "session-replay" }));
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    [Category("P01")]
    public async Task A_record_without_what_may_be_missing_is_found_as_it_was()
    {
        var record = SampleRecords.Grant() with { PreviousId = null, Notice = null, Page = null, Region = null, Controller = null };

        await Host.AppendAsync(record);

        Assert.That(await Host.Archive.FindAsync(record.Id), Is.EqualTo(record));
    }

    [Test]
    [Category("P02")]
    public async Task What_was_shown_is_kept_once_for_each_hash()
    {
        var other = SampleRecords.Notice("<section>We ask otherwise.</section>");

        await Host.AppendAsync([.. SampleRecords.Grants(3), SampleRecords.Grant() with { Notice = other }, SampleRecords.Grant() with { Notice = other }]);

        Assert.That(await CountAsync("ConsentNotices"), Is.EqualTo(2));
        Assert.That(await Host.Archive.FindNoticeAsync(other.Hash), Is.EqualTo(other));
    }

    [Test]
    public async Task Decisions_at_the_same_time_are_all_kept_in_one_chain()
    {
        var records = SampleRecords.Grants(500).ToArray();

        await Task.WhenAll(records.Select(record => Host.AppendAsync(record)));
        foreach (var count in new[] { 1, 1, 3, 1, 3, 7 })
            await Task.WhenAll(SampleRecords.Grants(count).Select(record => Host.AppendAsync(record)));

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That(verification.Records, Is.EqualTo(516));
        Assert.That(Host.Logs.WithId(102), Is.Empty, "No commit failed and had to be made again.");
        Assert.That(await Database.ScalarAsync<long>("SELECT COUNT(DISTINCT \"Writer\") FROM \"ConsentRecords\""), Is.EqualTo(1));
    }

    [Test]
    public async Task Processes_that_start_at_the_same_time_on_an_empty_database_all_keep_their_records()
    {
        var hosts = Enumerable.Range(0, 4).Select(_ => new StoreHost(Database)).ToArray();
        try
        {
            await Task.WhenAll(hosts.Select(host => Task.Run(() => host.AppendAsync(SampleRecords.Grants(5)))));

            var verification = await Host.Archive.VerifyAsync();
            Assert.That(verification.Faults, Is.Empty);
            Assert.That(verification.Records, Is.EqualTo(20));
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    [Test]
    public async Task The_chain_goes_on_in_another_process_with_another_writer()
    {
        await Host.AppendAsync(SampleRecords.Grants(3));
        await using (var next = new StoreHost(Database))
            await next.AppendAsync(SampleRecords.Grants(2));

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.IsIntact, Is.True);
        Assert.That(verification.Records, Is.EqualTo(5));
        Assert.That(await CountAsync("ConsentWriters"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_record_that_is_not_known_is_not_found([Values("AZq0Pn_zfAeTlL6o8ZpXYA", "", "'; DROP TABLE \"ConsentRecords\"; --")] string id) =>
        Assert.That(await Host.Archive.FindAsync(id), Is.Null);

    /// <summary>Several parts of the app ask for the tables at the same moment, and there are none yet.</summary>
    [Test]
    public async Task The_first_start_on_an_empty_database_alarms_nobody()
    {
        await Host.StartAsync();
        await Host.AppendAsync(SampleRecords.Grant());

        Assert.That(Host.Logs.Events.Where(entry => entry.Level >= LogLevel.Error), Is.Empty);
    }
}

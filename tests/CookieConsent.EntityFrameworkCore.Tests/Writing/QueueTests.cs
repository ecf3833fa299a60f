using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Writing;

/// <summary>More decisions than the database can take.</summary>
internal sealed class QueueTests
{
    [Test]
    public async Task A_full_queue_lets_callers_wait_and_those_who_give_up_leave_nothing()
    {
        await using var database = new SqliteDatabase();
        await using var outage = Outage.Of(database, Engine.Sqlite);
        await using var host = new StoreHost(outage.Configure, configure: options => (options.QueueCapacity, options.CommandTimeout) = (4, outage.CommandTimeout));
        await host.AppendAsync(SampleRecords.Grant());
        await outage.BeginAsync();
        using var patience = new CancellationTokenSource();

        var waiting = SampleRecords.Grants(100).Select(record => host.AppendAsync(record, patience.Token)).ToArray();
        Assert.That(host.Services.GetRequiredService<RecordQueue>().Count, Is.LessThanOrEqualTo(4));
        await patience.CancelAsync();
        foreach (var caller in waiting)
            Assert.That(async () => await caller, Throws.Exception);
        await host.Logs.WhenAsync(102);
        await outage.EndAsync();
        await host.AppendAsync(SampleRecords.Grant());

        Assert.That(await host.IdsAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Decisions_that_come_together_share_commits()
    {
        await using var database = new SqliteDatabase();
        await using var outage = Outage.Of(database, Engine.Sqlite);
        await using var host = new StoreHost(outage.Configure);
        await host.AppendAsync(SampleRecords.Grant());
        await outage.BeginAsync();

        // The first of them waits for the file, the others gather behind it.
        var waiting = SampleRecords.Grants(200).Select(record => host.AppendAsync(record)).ToArray();
        await outage.EndAsync();
        await Task.WhenAll(waiting);

        var verification = await host.Archive.VerifyAsync();
        Assert.That(verification.Records, Is.EqualTo(201));
        Assert.That(verification.Faults, Is.Empty);
    }
}

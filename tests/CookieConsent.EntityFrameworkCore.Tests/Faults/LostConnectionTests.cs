namespace CookieConsent.EntityFrameworkCore.Tests.Faults;

/// <summary>The connection breaks in the middle of a commit: whether it arrived is then for the database to say.</summary>
internal sealed class LostConnectionTests
{
    [Test]
    public async Task A_commit_that_arrived_is_acknowledged_and_not_made_again() => await CheckAsync(static proxy => proxy.CutBeforeTheAnswer());

    [Test]
    public async Task A_commit_that_did_not_arrive_is_made_again() => await CheckAsync(static proxy => proxy.CutBeforeTheServer());

    private static async Task CheckAsync(Action<PostgreSqlProxy> cut)
    {
        await using var database = await Database.CreateAsync(Engine.PostgreSql);
        await using var proxy = new PostgreSqlProxy();
        var connection = proxy.ConnectionStringFor(database);
        await using var host = new StoreHost(options => Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions.UseNpgsql(options, connection));
        await host.AppendAsync(SampleRecords.Grants(2));
        var record = SampleRecords.Grant();

        cut(proxy);
        await host.AppendAsync(record);

        Assert.That(host.Logs.WithId(102), Has.Count.EqualTo(1), "The connection did break.");
        Assert.That(await host.Archive.FindAsync(record.Id), Is.EqualTo(record));
        var verification = await host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That(verification.Records, Is.EqualTo(3));
    }
}

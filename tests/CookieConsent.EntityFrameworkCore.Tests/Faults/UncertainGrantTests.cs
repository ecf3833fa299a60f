using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Tests.Faults;

/// <summary>A visitor is told that his grant failed, and the commit arrives all the same: a record beside it says that it never took effect.</summary>
[Category("P09")]
internal sealed class UncertainGrantTests
{
    [Test]
    public async Task A_grant_whose_time_is_over_during_the_commit_is_voided()
    {
        await using var database = await Database.CreateAsync(Engine.PostgreSql);
        await using var proxy = new PostgreSqlProxy();
        await using var host = Host(proxy, database);
        await host.AppendAsync(SampleRecords.Grants(2));
        var grant = SampleRecords.Grant();
        using var time = new CancellationTokenSource();

        var held = proxy.HoldTheAnswer();
        var appending = host.AppendAsync(grant, time.Token);
        await held;
        await time.CancelAsync();
        await Assert.ThatAsync(() => appending, Throws.InstanceOf<OperationCanceledException>());
        proxy.Release();
        await host.SpoolIsEmptyAsync();

        await CheckVoidedAsync(host, grant);
    }

    [Test]
    public async Task A_grant_whose_database_is_lost_during_the_commit_is_voided()
    {
        await using var database = await Database.CreateAsync(Engine.PostgreSql);
        await using var proxy = new PostgreSqlProxy();
        await using var host = Host(proxy, database);
        await host.AppendAsync(SampleRecords.Grants(2));
        var grant = SampleRecords.Grant();

        var held = proxy.HoldTheAnswer();
        var appending = host.AppendAsync(grant);
        await held;
        proxy.Refuse();
        await Assert.ThatAsync(() => appending, Throws.Exception);
        proxy.Admit();
        await host.SpoolIsEmptyAsync();

        await CheckVoidedAsync(host, grant);
    }

    private static StoreHost Host(PostgreSqlProxy proxy, Database database)
    {
        var connection = proxy.ConnectionStringFor(database);
        return new(options => options.UseNpgsql(connection));
    }

    private static async Task CheckVoidedAsync(StoreHost host, ConsentRecord grant)
    {
        var records = await host.Archive.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).ToListAsync();
        Assert.That(records.Select(record => record.Id), Does.Contain(grant.Id), "The commit did arrive.");
        var voided = records.Single(record => record.Action == ConsentAction.Void);
        Assert.That((voided.PreviousId, voided.Granted, voided.GrantsMore), Is.EqualTo((grant.Id, CookieCategories.None, false)));
        Assert.That((await host.Archive.VerifyAsync()).Faults, Is.Empty);
    }
}

using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Faults;

/// <summary>The disk of the database is full; then there is room again.</summary>
internal sealed class FullDiskTests(Engine engine) : StoreTests(engine)
{
    private const string Fill = """
        CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN
            RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER full_disk BEFORE INSERT ON "ConsentRecords" EXECUTE FUNCTION full_disk()
        """;

    private const string RefuseLarge = """
        CREATE FUNCTION too_large() RETURNS trigger AS $$ BEGIN
            RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER too_large BEFORE INSERT ON "ConsentRecords" FOR EACH ROW WHEN (NEW."Page" = '/large') EXECUTE FUNCTION too_large()
        """;

    private const string RefuseLargeOnSqlite = """
        CREATE TRIGGER too_large BEFORE INSERT ON "ConsentRecords" WHEN NEW."Page" = '/large' BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
        """;

    private readonly SmallDisk _disk = new();

    protected override StoreHost CreateHost() =>
        new(options =>
        {
            Database.Configure(options);
            if (Engine == Engine.Sqlite)
                options.AddInterceptors(_disk);
        });

    [Test]
    public async Task Grants_fail_refusals_wait_on_the_local_disk_and_everything_goes_on_afterwards()
    {
        await Host.AppendAsync(SampleRecords.Grant());
        await FillAsync();
        var refusals = Enumerable.Range(0, 10).Select(_ => SampleRecords.Refusal() with { Page = new('x', 2000) }).ToArray();

        Assert.That(async () => await Host.AppendAsync(Enumerable.Range(0, 200).Select(_ => SampleRecords.Grant() with { Page = new('x', 2000) })), Throws.Exception);
        await Task.WhenAll(refusals.Select(record => Host.AppendAsync(record)));
        Assert.That(Host.Spool.HasBacklog, Is.True);
        await MakeRoomAsync();
        await Host.SpoolIsEmptyAsync();

        Assert.That(refusals.Select(record => record.Id), Is.SubsetOf(await Host.IdsAsync()));
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    [Category("E02")]
    public async Task A_refusal_that_finds_no_room_waits_though_another_behind_it_does()
    {
        await Host.AppendAsync(SampleRecords.Grant());
        await Database.ExecuteAsync(Engine == Engine.Sqlite ? RefuseLargeOnSqlite : RefuseLarge);
        var (large, small) = (SampleRecords.Refusal() with { Page = "/large" }, SampleRecords.Refusal());
        await Host.Spool.KeepAsync(large, CancellationToken.None);
        await Host.Spool.KeepAsync(small, CancellationToken.None);

        await Host.AppendAsync(SampleRecords.Grant());
        await Assert.ThatAsync(() => Host.Archive.FindAsync(small.Id), Is.Not.Null.After(120_000, 20));
        await Database.ExecuteAsync(Engine == Engine.Sqlite ? "DROP TRIGGER too_large" : "DROP TRIGGER too_large ON \"ConsentRecords\"");
        await Host.SpoolIsEmptyAsync();

        Assert.That(await Host.Archive.FindAsync(large.Id), Is.EqualTo(large));
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    private async Task FillAsync()
    {
        if (Engine == Engine.PostgreSql)
        {
            await Database.ExecuteAsync(Fill);
            return;
        }
        _disk.Pages = await Database.ScalarAsync<long>("SELECT page_count FROM pragma_page_count()") + 2;
        await Host.Services.GetRequiredService<BatchWriter>().DisconnectAsync();
    }

    private async Task MakeRoomAsync()
    {
        // The writer's next attempt opens another connection.
        _disk.Pages = null;
        if (Engine == Engine.PostgreSql)
            await Database.ExecuteAsync("DROP TRIGGER full_disk ON \"ConsentRecords\"");
    }

    /// <summary>Lets no connection make the file larger.</summary>
    private sealed class SmallDisk : DbConnectionInterceptor
    {
        private const long Unlimited = 1_073_741_823;

        public long? Pages { get; set; }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {Pages ?? Unlimited}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

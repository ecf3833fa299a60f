using Microsoft.Data.Sqlite;

namespace CookieConsent.EntityFrameworkCore.Tests.Faults;

/// <summary>A process that keeps refusals on the local disk is killed; the next one writes them.</summary>
[Category("E02")]
internal sealed class SpoolCrashTests
{
    [Test]
    public async Task Refusals_that_were_acknowledged_while_the_database_was_away_survive_a_kill()
    {
        await using var database = new SqliteDatabase();
        await using var host = new StoreHost(database);
        await host.AppendAsync(SampleRecords.Grant());
        IReadOnlyList<string> acknowledged;
        await using (var other = new SqliteConnection(database.ConnectionString + ";Pooling=false"))
        {
            await other.OpenAsync();
            await using var lockAll = new SqliteCommand("BEGIN EXCLUSIVE", other);
            await lockAll.ExecuteNonQueryAsync();
            acknowledged = await CrashWriter.RunAsync(Engine.Sqlite, database.ConnectionString, host.SpoolFolder, 100, isOnlyRefusing: true);
        }
        Assert.That(Directory.GetFiles(host.SpoolFolder), Is.Not.Empty);

        await using var next = new StoreHost(database, spoolFolder: host.SpoolFolder);
        await next.StartAsync();
        await next.SpoolIsEmptyAsync();

        Assert.That(acknowledged, Is.SubsetOf(await next.IdsAsync()));
        Assert.That((await next.Archive.VerifyAsync()).Faults, Is.Empty);
    }
}

using System.Text.RegularExpressions;
using Npgsql;

namespace CookieConsent.EntityFrameworkCore.Tests.Retention;

/// <summary>Partitions by month on PostgreSQL, by the statements that the README gives.</summary>
[Category("P06")]
internal sealed class PartitionTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 30, 23, 59, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 1, 0, TimeSpan.Zero);

    private PostgreSqlDatabase _database = null!;
    private StoreHost _host = null!;
    private string _partition = null!;
    private string _drop = null!;

    [SetUp]
    public async Task Open()
    {
        (_partition, _drop) = Statements() is [var first, var second] ? (first, second) : throw new InvalidOperationException("The README has other statements than these two.");
        _database = await PostgreSqlDatabase.CreateAsync();
        _host = new(_database);
        _ = await _host.Archive.FindAsync("AZq0Pn_zfAeTlL6o8ZpXYA");
        await _database.ExecuteAsync(_partition);
    }

    [TearDown]
    public async Task Close()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task A_month_is_dropped_and_the_rest_is_verified_as_before()
    {
        await _host.AppendAsync(SampleRecords.Grants(20, November));
        await _host.AppendAsync(SampleRecords.Grants(10, December));
        Assert.That(await _database.ScalarAsync<long>("SELECT count(*) FROM \"ConsentRecords_2026_11\""), Is.EqualTo(20));

        await _database.ExecuteAsync(_drop);

        await _host.AppendAsync(SampleRecords.Grants(5, December));
        var verification = await _host.Archive.VerifyAsync();
        Assert.That((verification.Records, verification.Faults.Count), Is.EqualTo((15, 0)));
    }

    [Test]
    public async Task A_month_with_a_record_that_was_written_among_later_ones_is_not_dropped()
    {
        await _host.AppendAsync(SampleRecords.Grants(2, November));
        await _host.AppendAsync(SampleRecords.Grants(2, December));
        await _host.AppendAsync(SampleRecords.Grants(1, November));

        Assert.That(async () => await _database.ExecuteAsync(_drop), Throws.InstanceOf<PostgresException>().With.Message.Contains("among later ones"));
        var verification = await _host.Archive.VerifyAsync();
        Assert.That((verification.Records, verification.Faults.Count), Is.EqualTo((5, 0)));
    }

    /// <summary>The blocks of SQL in the store's README.</summary>
    private static string[] Statements()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return [.. Regex.Matches(File.ReadAllText(Path.Combine(folder.FullName, "src", "CookieConsent.EntityFrameworkCore", "README.md")), "^```sql\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
    }
}

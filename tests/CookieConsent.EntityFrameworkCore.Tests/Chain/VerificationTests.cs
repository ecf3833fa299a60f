using System.Security.Cryptography;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Chain;

/// <summary>Whoever can write to the database changes, removes or adds a record; the verification names it.</summary>
[Category("P03")]
internal sealed class VerificationTests(Engine engine) : StoreTests(engine)
{
    private readonly ConsentRecord[] _records = [.. SampleRecords.Grants(5).Select(record => record with { RefusedServices = ["heatmaps"] })];

    private StoredRecord[] _untouched = [];

    [SetUp]
    public async Task Keep()
    {
        await Host.AppendAsync(_records);
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        _untouched = await context.Set<StoredRecord>().AsNoTracking().ToArrayAsync();
    }

    [Test]
    public async Task Untouched_records_are_intact()
    {
        var verification = await Host.Archive.VerifyAsync();

        Assert.That(verification.IsIntact, Is.True);
        Assert.That(verification.Records, Is.EqualTo(5));
    }

    [Test]
    public async Task A_change_to_any_column_of_any_record_is_named()
    {
        string[] numbers = ["Action", "Surface", "Granted", "Refused", "RefusedBySignal", "ValiditySeconds"];
        string[] texts = ["RefusedServices", "Scope", "PolicyVersion", "NoticeHash", "Page", "Region", "Controller"];
        foreach (var index in new[] { 0, 2, 4 })
        {
            foreach (var column in numbers)
                await ExpectChangedAsync(index, $"\"{column}\" = \"{column}\" + 1");
            foreach (var column in texts)
                await ExpectChangedAsync(index, $"\"{column}\" = 'x'", $"\"{column}\" = ''", $"\"{column}\" = NULL");
            await ExpectChangedAsync(index, "\"GrantsMore\" = NOT \"GrantsMore\"");
        }
    }

    [Test]
    public async Task A_changed_time_hash_or_predecessor_is_named([Values(0, 2, 4)] int index)
    {
        await ExpectChangedAsync(index, row => row.Time = row.Time.AddMilliseconds(1));
        await ExpectChangedAsync(index, row => row.PreviousId = RandomNumberGenerator.GetBytes(16));
        await ExpectChangedAsync(index, row => row.Hash = RandomNumberGenerator.GetBytes(32));
        await ExpectChangedAsync(index, row => row.PreviousHash = RandomNumberGenerator.GetBytes(32));
        await ExpectChangedAsync(index, row => row.Hash = []);
        await ExpectChangedAsync(
            index,
            row =>
            {
                row.Granted = (short)CookieCategories.Advertisement;
                row.Hash = RecordHash.OfRow(row.PreviousHash, row.Writer, row.Sequence, RecordHash.OfContent(row));
            }
        );
    }

    [Test]
    public async Task A_record_that_is_called_erased_and_is_not_what_was_written_is_named()
    {
        await ChangeAsync(2, row => (row.ErasedAt, row.ContentHash) = (row.Time, RandomNumberGenerator.GetBytes(32)));

        Assert.That(await FaultsAsync(), Is.EqualTo([(ConsentFaultKind.Changed, _records[2].Id)]));
    }

    [Test]
    public async Task A_missing_record_is_named_by_writer_and_number([Values(0, 2, 4)] int index)
    {
        await Database.ExecuteAsync($"DELETE FROM \"ConsentRecords\" WHERE {IsRecord(index)}");

        var fault = (await Host.Archive.VerifyAsync()).Faults.Single();
        Assert.That(fault.Kind, Is.EqualTo(ConsentFaultKind.Missing));
        Assert.That(fault.Description, Does.Contain($"number {index + 1} to {index + 1}"));
    }

    [Test]
    public async Task All_records_missing_are_one_fault()
    {
        await Database.ExecuteAsync("DELETE FROM \"ConsentRecords\"");

        Assert.That((await Host.Archive.VerifyAsync()).Faults.Single().Description, Does.Contain("5 records").And.Contain("number 1 to 5"));
    }

    [Test]
    public async Task A_record_behind_the_head_is_named_though_it_is_chained()
    {
        var inserted = await CopyAsync(4, row =>
        {
            (row.Sequence, row.PreviousHash) = (6, row.Hash);
            row.Hash = RecordHash.OfRow(row.PreviousHash, row.Writer, row.Sequence, RecordHash.OfContent(row));
        });

        Assert.That(await FaultsAsync(), Is.EqualTo([(ConsentFaultKind.Inserted, inserted)]));
    }

    [Test]
    public async Task A_record_of_a_writer_that_never_was_is_named()
    {
        var inserted = await CopyAsync(4, row => row.Writer = RandomNumberGenerator.GetBytes(16));

        Assert.That(await FaultsAsync(), Is.EqualTo([(ConsentFaultKind.Inserted, inserted)]));
    }

    [Test]
    public async Task A_record_in_front_of_the_first_is_named()
    {
        var inserted = await CopyAsync(4, row => row.Sequence = 0);

        Assert.That(await FaultsAsync(), Is.EqualTo([(ConsentFaultKind.Inserted, inserted)]));
    }

    [Test]
    public async Task A_chain_that_was_computed_anew_differs_from_the_head_that_was_published()
    {
        var heads = await HeadsAsync();
        await ChangeAllAsync(row => row.Granted = (short)CookieCategories.Advertisement);

        Assert.That((await Host.Archive.VerifyAsync()).IsIntact, Is.True, "Within the database it fits.");
        Assert.That((await Host.Archive.VerifyAsync(heads)).Faults.Select(fault => fault.Kind).Distinct(), Is.EqualTo(new[] { ConsentFaultKind.Rewritten }));
    }

    [Test]
    public async Task A_writer_that_was_removed_with_all_its_records_is_missed_by_its_published_head()
    {
        var heads = await HeadsAsync();
        await Database.ExecuteAsync("DELETE FROM \"ConsentRecords\"");
        await Database.ExecuteAsync("DELETE FROM \"ConsentWriters\"");

        Assert.That((await Host.Archive.VerifyAsync(heads)).Faults.Select(fault => fault.Kind).Distinct(), Is.EqualTo(new[] { ConsentFaultKind.Missing }));
    }

    [Test]
    public async Task A_changed_notice_is_named([Values("Html", "Snapshot", "Language", "PolicyVersion", "Scope")] string column)
    {
        await Database.ExecuteAsync($"UPDATE \"ConsentNotices\" SET \"{column}\" = 'x'");

        var fault = (await Host.Archive.VerifyAsync()).Faults.Single();
        Assert.That(fault.Kind, Is.EqualTo(ConsentFaultKind.NoticeChanged));
        Assert.That(fault.Description, Does.Contain(_records[0].Notice!.Hash));
    }

    [Test]
    public async Task A_missing_notice_is_named()
    {
        await Database.ExecuteAsync("DELETE FROM \"ConsentNotices\"");

        Assert.That((await Host.Archive.VerifyAsync()).Faults.Single().Kind, Is.EqualTo(ConsentFaultKind.NoticeMissing));
    }

    [Test]
    public async Task A_chain_that_somebody_went_on_with_is_left_and_a_new_one_begins()
    {
        await CopyAsync(4, row =>
        {
            (row.Sequence, row.PreviousHash) = (6, row.Hash);
            row.Hash = RecordHash.OfRow(row.PreviousHash, row.Writer, row.Sequence, RecordHash.OfContent(row));
        });
        await Database.ExecuteAsync("UPDATE \"ConsentWriters\" SET \"HeadSequence\" = 6, \"HeadHash\" = (SELECT \"Hash\" FROM \"ConsentRecords\" WHERE \"Sequence\" = 6)");

        await Host.AppendAsync(SampleRecords.Grants(2));

        Assert.That(Host.Logs.WithId(112), Has.Count.EqualTo(1));
        Assert.That(await CountAsync("ConsentWriters"), Is.EqualTo(2));
    }

    [Test]
    [Category("P05")]
    public async Task Erasing_takes_the_content_and_leaves_the_chain()
    {
        Assert.That(await Host.Archive.EraseAsync(_records[2].Id), Is.True);

        var verification = await Host.Archive.VerifyAsync(await HeadsAsync());
        Assert.That(verification.Faults, Is.Empty);
        Assert.That((verification.Records, verification.Erased), Is.EqualTo((5, 1)));
        Assert.That(await Host.Archive.FindAsync(_records[2].Id), Is.Null);
        Assert.That(await Database.ScalarAsync<long>($"SELECT COUNT(*) FROM \"ConsentRecords\" WHERE {IsRecord(2)}"), Is.Zero);
        Assert.That(await Host.Archive.EraseAsync(_records[2].Id), Is.False);
    }

    private async Task<(ConsentFaultKind, string?)[]> FaultsAsync() => [.. (await Host.Archive.VerifyAsync()).Faults.Select(fault => (fault.Kind, fault.RecordId))];

    /// <summary>The heads of the log, as they are published at the end of a process.</summary>
    private async Task<IReadOnlyList<ConsentChainHead>> HeadsAsync()
    {
        await Host.StopAsync();
        return [.. Host.Logs.WithId(101).Select(entry => new ConsentChainHead((string)entry.Values["Writer"]!, (long)entry.Values["Sequence"]!, (string)entry.Values["Hash"]!))];
    }

    private async Task ExpectChangedAsync(int index, params string[] changes)
    {
        foreach (var change in changes)
        {
            await Database.ExecuteAsync($"UPDATE \"ConsentRecords\" SET {change} WHERE {IsRecord(index)}");
            await CheckChangedAsync(index, change);
        }
    }

    private async Task ExpectChangedAsync(int index, Action<StoredRecord> change)
    {
        await ChangeAsync(index, change);
        await CheckChangedAsync(index, "The row was changed.");
    }

    /// <summary>Each change by itself: the records are put back as they were.</summary>
    private async Task CheckChangedAsync(int index, string change)
    {
        var faults = (await Host.Archive.VerifyAsync()).Faults.Where(fault => fault.Kind != ConsentFaultKind.NoticeMissing).ToArray();
        Assert.That(faults.Select(fault => (fault.Kind, fault.RecordId)), Is.EqualTo(new[] { (ConsentFaultKind.Changed, (string?)_records[index].Id) }), change);

        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        await context.Set<StoredRecord>().ExecuteDeleteAsync();
        context.AddRange(_untouched);
        await context.SaveChangesAsync();
    }

    private string IsRecord(int index)
    {
        RecordId.TryParse(_records[index].Id, out var id);
        var hex = Convert.ToHexString(id);
        return Engine == Engine.Sqlite ? $"\"Id\" = X'{hex}'" : $"\"Id\" = '\\x{hex}'";
    }

    private async Task ChangeAsync(int index, Action<StoredRecord> change)
    {
        RecordId.TryParse(_records[index].Id, out var id);
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        change(await context.Set<StoredRecord>().SingleAsync(row => row.Id == id));
        await context.SaveChangesAsync();
    }

    private async Task<string> CopyAsync(int index, Action<StoredRecord> change)
    {
        RecordId.TryParse(_records[index].Id, out var id);
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        var row = await context.Set<StoredRecord>().AsNoTracking().SingleAsync(row => row.Id == id);
        row.Id = RandomNumberGenerator.GetBytes(16);
        change(row);
        context.Add(row);
        await context.SaveChangesAsync();
        return RecordId.Format(row.Id);
    }

    /// <summary>As somebody would who owns the database and has read this library.</summary>
    private async Task ChangeAllAsync(Action<StoredRecord> change)
    {
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        var previous = RecordHash.Genesis;
        foreach (var row in await context.Set<StoredRecord>().OrderBy(row => row.Sequence).ToListAsync())
        {
            change(row);
            row.PreviousHash = previous;
            previous = row.Hash = RecordHash.OfRow(previous, row.Writer, row.Sequence, RecordHash.OfContent(row));
        }
        (await context.Set<StoredWriter>().SingleAsync()).HeadHash = previous;
        await context.SaveChangesAsync();
    }
}

using System.Security.Cryptography;
using CookieConsent.EntityFrameworkCore.Chain;

namespace CookieConsent.EntityFrameworkCore.Tests.Chain;

/// <summary>Whoever can write to the database changes, removes or adds a record; the verification names it.</summary>
[Category("P03")]
internal sealed class VerificationTests(Engine engine) : TamperingTests(engine)
{
    [Test]
    public async Task UntouchedRecords_are_intact()
    {
        var verification = await Host.Archive.VerifyAsync();

        Assert.That(verification.IsIntact, Is.True);
        Assert.That(verification.Records, Is.EqualTo(5));
    }

    [Test]
    public async Task A_record_that_is_called_erased_and_is_not_what_was_written_is_named()
    {
        await ChangeAsync(2, row => (row.ErasedAt, row.ContentHash) = (row.Time, RandomNumberGenerator.GetBytes(32)));

        Assert.That(await FaultsAsync(), Is.EqualTo([(ConsentFaultKind.Changed, Records[2].Id)]));
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
    public async Task AllRecords_missing_are_one_fault()
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
    public async Task A_writer_that_was_removed_with_all_itsRecords_is_missed_by_its_published_head()
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
        Assert.That(fault.Description, Does.Contain(Records[0].Notice!.Hash));
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
        Assert.That(await Host.Archive.EraseAsync(Records[2].Id), Is.True);

        var verification = await Host.Archive.VerifyAsync(await HeadsAsync());
        Assert.That(verification.Faults, Is.Empty);
        Assert.That((verification.Records, verification.Erased), Is.EqualTo((5, 1)));
        Assert.That(await Host.Archive.FindAsync(Records[2].Id), Is.Null);
        Assert.That(await Database.ScalarAsync<long>($"SELECT COUNT(*) FROM \"ConsentRecords\" WHERE {IsRecord(2)}"), Is.Zero);
        Assert.That(await Host.Archive.EraseAsync(Records[2].Id), Is.False);
    }

    private async Task<(ConsentFaultKind, string?)[]> FaultsAsync() => [.. (await Host.Archive.VerifyAsync()).Faults.Select(fault => (fault.Kind, fault.RecordId))];

    /// <summary>The heads of the log, as they are published at the end of a process.</summary>
    private async Task<IReadOnlyList<ConsentChainHead>> HeadsAsync()
    {
        await Host.StopAsync();
        return [.. Host.Logs.WithId(101).Select(entry => new ConsentChainHead((string)entry.Values["Writer"]!, (long)entry.Values["Sequence"]!, (string)entry.Values["Hash"]!))];
    }
}

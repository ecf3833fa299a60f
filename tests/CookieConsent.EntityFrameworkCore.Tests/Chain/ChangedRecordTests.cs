using System.Security.Cryptography;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Chain;

/// <summary>Whatever is changed in a record, the verification names that record and no other.</summary>
[Category("P03")]
internal sealed class ChangedRecordTests(Engine engine) : TamperingTests(engine)
{
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
        Assert.That(faults.Select(fault => (fault.Kind, fault.RecordId)), Is.EqualTo(new[] { (ConsentFaultKind.Changed, (string?)Records[index].Id) }), change);

        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        await context.Set<StoredRecord>().ExecuteDeleteAsync();
        context.AddRange(Untouched);
        await context.SaveChangesAsync();
    }
}

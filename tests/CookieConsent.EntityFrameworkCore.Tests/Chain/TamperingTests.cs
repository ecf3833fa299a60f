using System.Security.Cryptography;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Chain;

/// <summary>Five records, and what somebody who can write to the database does to them.</summary>
internal abstract class TamperingTests(Engine engine) : StoreTests(engine)
{
    protected ConsentRecord[] Records { get; } = [.. SampleRecords.Grants(5).Select(record => record with { RefusedServices = ["heatmaps"] })];

    protected StoredRecord[] Untouched { get; private set; } = [];

    [SetUp]
    public async Task Keep()
    {
        await Host.AppendAsync(Records);
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        Untouched = await context.Set<StoredRecord>().AsNoTracking().ToArrayAsync();
    }

    protected string IsRecord(int index)
    {
        RecordId.TryParse(Records[index].Id, out var id);
        var hex = Convert.ToHexString(id);
        return Engine == Engine.Sqlite ? $"\"Id\" = X'{hex}'" : $"\"Id\" = '\\x{hex}'";
    }

    protected async Task ChangeAsync(int index, Action<StoredRecord> change)
    {
        RecordId.TryParse(Records[index].Id, out var id);
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        change(await context.Set<StoredRecord>().SingleAsync(row => row.Id == id));
        await context.SaveChangesAsync();
    }

    protected async Task<string> CopyAsync(int index, Action<StoredRecord> change)
    {
        RecordId.TryParse(Records[index].Id, out var id);
        await using var context = Host.Services.GetRequiredService<RecordContexts>().Create();
        var row = await context.Set<StoredRecord>().AsNoTracking().SingleAsync(row => row.Id == id);
        row.Id = RandomNumberGenerator.GetBytes(16);
        change(row);
        context.Add(row);
        await context.SaveChangesAsync();
        return RecordId.Format(row.Id);
    }

    /// <summary>As somebody would who owns the database and has read this library.</summary>
    protected async Task ChangeAllAsync(Action<StoredRecord> change)
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

using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The same with Entity Framework's own way to insert.</summary>
internal sealed class AddRange(RecordContexts contexts) : GroupCommitQueue
{
    public override string Name => "Entity Framework: AddRange, group commit";

    protected override async Task CommitAsync(IReadOnlyList<StoredRecord> rows)
    {
        await using var context = contexts.Create();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}

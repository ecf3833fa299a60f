using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Archive;

/// <summary>Keeps notices, each once.</summary>
internal static class NoticeRows
{
    /// <summary>Keeps the notice where it is not kept yet, by this process or another.</summary>
    public static async Task KeepAsync(DbContext context, ConsentNotice notice, CancellationToken cancellationToken)
    {
        var row = StoredNotice.From(notice);
        if (await context.Set<StoredNotice>().AnyAsync(stored => stored.Hash == row.Hash, cancellationToken))
            return;
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process may have been quicker.
            if (!await context.Set<StoredNotice>().AnyAsync(stored => stored.Hash == row.Hash, cancellationToken))
                throw;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>The same on a connection of its own, not the writer's.</summary>
    public static async Task KeepAsync(RecordContexts contexts, ConsentNotice notice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.PreparedAsync(cancellationToken);
        await KeepAsync(context, notice, cancellationToken);
    }
}

using System.Runtime.CompilerServices;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Archive;

/// <summary>The records of a time by their ids, which are in time order: the key's own index finds them, and no other has to be kept.</summary>
internal static class RecordRange
{
    private const int Page = 1000;

    /// <summary>The records between two ids, both left out, as far as their content was not erased.</summary>
    public static IQueryable<StoredRecord> Between(DbContext context, byte[] after, byte[] before)
    {
        // Entity Framework cannot compare bytes.
        var records = Table.Of<StoredRecord>(context);
        var id = records[nameof(StoredRecord.Id)].Name;
        var sql = $"SELECT * FROM {records.Name} WHERE {id} > {{0}} AND {id} < {{1}}";
        return context.Set<StoredRecord>().FromSqlRaw(sql, after, before).AsNoTracking().Where(row => row.ErasedAt == null);
    }

    /// <summary>Reads in pages, so that neither memory nor a transaction grows with the range.</summary>
    public static async IAsyncEnumerable<ConsentRecord> ReadAsync(DbContext context, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var notices = new Dictionary<string, ConsentNotice?>(StringComparer.Ordinal);
        var (after, before) = (RecordId.Before(from), RecordId.Before(to));
        for (var count = Page; count == Page;)
        {
            var rows = await Between(context, after, before).OrderBy(row => row.Id).Take(Page).ToListAsync(cancellationToken);
            foreach (var row in rows)
                yield return RecordMapping.ToRecord(row, await NoticeAsync(context, notices, row.NoticeHash, cancellationToken));
            count = rows.Count;
            if (count > 0)
                after = rows[^1].Id;
        }
    }

    private static async Task<ConsentNotice?> NoticeAsync(DbContext context, Dictionary<string, ConsentNotice?> notices, string? hash, CancellationToken cancellationToken)
    {
        if (hash is null)
            return null;
        if (!notices.TryGetValue(hash, out var notice))
            notices[hash] = notice = (await context.Set<StoredNotice>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken))?.ToNotice();
        return notice;
    }
}

using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Counts;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Archive;

/// <summary>Takes everything out of a row that says whose it was or what was decided. What is left: its time, its place in the chain and its hash.</summary>
internal static class Erasure
{
    public static async Task<bool> EraseAsync(DbContext context, byte[] id, TimeProvider time, CancellationToken cancellationToken)
    {
        var rows = context.Set<StoredRecord>().Where(row => row.Id == id && row.ErasedAt == null);
        if (await rows.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is not { } stored)
            return false;
        var (successor, now, content) = (RecordId.New(time), time.GetUtcNow().UtcDateTime, RecordHash.OfContent(stored));

        var changed = await rows.ExecuteUpdateAsync(
            row =>
                row.SetProperty(row => row.Id, successor)
                    .SetProperty(row => row.ContentHash, content)
                    .SetProperty(row => row.ErasedAt, now)
                    .SetProperty(row => row.PreviousId, (byte[]?)null)
                    .SetProperty(row => row.Action, (short)0)
                    .SetProperty(row => row.Surface, (short)0)
                    .SetProperty(row => row.Granted, (short)0)
                    .SetProperty(row => row.GrantsMore, false)
                    .SetProperty(row => row.Refused, (short)0)
                    .SetProperty(row => row.RefusedBySignal, (short)0)
                    .SetProperty(row => row.RefusedServices, (string?)null)
                    .SetProperty(row => row.Scope, (string?)null)
                    .SetProperty(row => row.PolicyVersion, (string?)null)
                    .SetProperty(row => row.NoticeHash, (string?)null)
                    .SetProperty(row => row.Page, (string?)null)
                    .SetProperty(row => row.Region, (string?)null)
                    .SetProperty(row => row.Controller, (string?)null)
                    .SetProperty(row => row.ValiditySeconds, 0L),
            cancellationToken
        );
        if (changed > 0)
            await DayCounts.RemoveAsync(context, stored, cancellationToken);
        return changed > 0;
    }
}

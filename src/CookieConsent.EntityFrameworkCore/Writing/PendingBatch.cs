namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>What becomes of the records of a batch together.</summary>
internal static class PendingBatch
{
    /// <summary>From here on a caller who gives up cannot know whether his record is written; <see langword="false"/> where one has given up before.</summary>
    public static bool TryBegin(this IReadOnlyList<PendingRecord> batch)
    {
        foreach (var record in batch)
        {
            if (record.TryBegin())
                continue;
            batch.Rewind();
            return false;
        }
        return true;
    }

    /// <inheritdoc cref="PendingRecord.Rewind" />
    public static void Rewind(this IReadOnlyList<PendingRecord> batch)
    {
        foreach (var record in batch)
            record.Rewind();
    }

    /// <inheritdoc cref="PendingRecord.Complete" />
    public static void Complete(this IReadOnlyList<PendingRecord> batch)
    {
        foreach (var record in batch)
            record.Complete();
    }

    /// <inheritdoc cref="PendingRecord.Fail" />
    public static void Fail(this IReadOnlyList<PendingRecord> batch, Exception failure)
    {
        foreach (var record in batch)
            record.Fail(failure);
    }
}

using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Diagnostics;

/// <summary>Every log event of the store.</summary>
internal static partial class StoreLog
{
    /// <summary>Category of the published heads: they belong where a database owner cannot reach them.</summary>
    public const string HeadCategory = "CookieConsent.Records";

    [LoggerMessage(101, LogLevel.Information, "Consent records of writer {Writer} up to {Sequence}: {Hash}", EventName = "ChainHead")]
    public static partial void ChainHead(this ILogger logger, string writer, long sequence, string hash);

    [LoggerMessage(102, LogLevel.Error, "A commit of {Count} consent records failed. It is tried again where that can help; grants that were not kept were not given.", EventName = "CommitFailed")]
    public static partial void CommitFailed(this ILogger logger, Exception exception, int count);

    [LoggerMessage(103, LogLevel.Debug, "A failed connection could not be closed properly.", EventName = "ConnectionNotClosed")]
    public static partial void ConnectionNotClosed(this ILogger logger, Exception exception);

    [LoggerMessage(104, LogLevel.Error, "Writing consent records failed in an unforeseen way; it goes on.", EventName = "LoopFailed")]
    public static partial void LoopFailed(this ILogger logger, Exception exception);

    [LoggerMessage(105, LogLevel.Information, "{Count} refusals or withdrawals that were kept on the local disk are in the database now.", EventName = "SpoolWritten")]
    public static partial void SpoolWritten(this ILogger logger, int count);

    [LoggerMessage(106, LogLevel.Error, "The database refuses the refusal or withdrawal {RecordId} that was kept on the local disk; it is left out.", EventName = "SpooledRecordRefused")]
    public static partial void SpooledRecordRefused(this ILogger logger, Exception exception, string recordId);

    [LoggerMessage(107, LogLevel.Error, "{Count} lines of the local spool were cut off or damaged and are left out.", EventName = "SpoolDamaged")]
    public static partial void SpoolDamaged(this ILogger logger, int count);

    [LoggerMessage(108, LogLevel.Error, "The spool folder {Folder} could not be looked through.", EventName = "SpoolNotRead")]
    public static partial void SpoolNotRead(this ILogger logger, Exception exception, string folder);

    [LoggerMessage(109, LogLevel.Information, "{Count} consent records older than {Cutoff} were removed.", EventName = "Purged")]
    public static partial void Purged(this ILogger logger, int count, DateTimeOffset cutoff);

    [LoggerMessage(110, LogLevel.Error, "Consent records that are over age could not be removed; it is tried again later.", EventName = "PurgeFailed")]
    public static partial void PurgeFailed(this ILogger logger, Exception exception);

    [LoggerMessage(111, LogLevel.Information, "The content of one consent record was erased on request; its hash stays.", EventName = "Erased")]
    public static partial void Erased(this ILogger logger);

    [LoggerMessage(
        112,
        LogLevel.Error,
        "The chain of writer {Writer} ended at {Known} and ends at {Found} in the database: rows were changed by something else, or an older copy was restored. A new chain begins; verify the records.",
        EventName = "HeadMoved"
    )]
    public static partial void HeadMoved(this ILogger logger, string writer, long known, long found);

    [LoggerMessage(
        113,
        LogLevel.Error,
        "The database was lost while the grant {RecordId} was being committed, and the local disk does not take the record that voids it. It never took effect; a record of it may be in the database.",
        EventName = "NotVoided"
    )]
    public static partial void NotVoided(this ILogger logger, Exception exception, string recordId);

    [LoggerMessage(120, LogLevel.Warning, "Which cookies were seen could not be written to the database; it is tried again, and nothing is lost meanwhile but at the end of the process.", EventName = "InventoryNotWritten")]
    public static partial void InventoryNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(122, LogLevel.Warning, "The consent records of days that are over could not be counted; it is tried again, and the report counts them itself meanwhile.", EventName = "DaysNotCounted")]
    public static partial void DaysNotCounted(this ILogger logger, Exception exception);

    [LoggerMessage(121, LogLevel.Error, "The consent records could not be verified.", EventName = "NotVerified")]
    public static partial void NotVerified(this ILogger logger, Exception exception);
}

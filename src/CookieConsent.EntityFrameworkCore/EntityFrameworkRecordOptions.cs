namespace CookieConsent.EntityFrameworkCore;

/// <summary>How consent records are kept. Configuration section <c>CookieConsentRecords</c>; validated at start.</summary>
public sealed class EntityFrameworkRecordOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "CookieConsentRecords";

    /// <summary>
    /// For how long a record is kept, counted from its time. Default <see langword="null"/>: for ever. Not shorter than the consent cookie lives, since a
    /// grant needs its proof as long as it holds (requirement P06).
    /// </summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>How often records that are over age are looked for. Default one hour.</summary>
    public TimeSpan PurgeInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many decisions may wait for the database. Default 4096. Where there are more, the next ones wait for room, within <c>RecordTimeout</c>.</summary>
    public int QueueCapacity { get; set; } = 4096;

    /// <summary>What one command may take before the database counts as away. Default 5 seconds.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Folder for refusals and withdrawals while the database is away; made when it is needed. Default <c>consent-spool</c> in the app's content root.
    /// It has to outlive the process, must not be served to visitors, and may be shared by several processes of one machine.
    /// </summary>
    public string SpoolFolder { get; set; } = "consent-spool";

    /// <summary>
    /// How often a process writes down which cookies it has seen, for the report page; it does so at its end too. Default one minute, at least 5 seconds. The
    /// report page is the sum over all processes, restarts included.
    /// </summary>
    public TimeSpan InventoryInterval { get; set; } = TimeSpan.FromMinutes(1);
}

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>A record as a row and back. A property that <see cref="ConsentRecord"/> gains is added here, in <see cref="StoredRecord"/> and in the hash.</summary>
internal static class RecordMapping
{
    public static StoredRecord ToRow(ConsentRecord record) =>
        new()
        {
            Id = RecordId.Parse(record.Id, nameof(record)),
            PreviousId = record.PreviousId is { } previous ? RecordId.Parse(previous, nameof(record)) : null,
            Time = WholeMilliseconds(record.Time),
            Action = (short)record.Action,
            Surface = (short)record.Surface,
            Granted = (short)record.Granted,
            GrantsMore = record.GrantsMore,
            Refused = (short)record.Refused,
            RefusedBySignal = (short)record.RefusedBySignal,
            RefusedServices = record.RefusedServices.Count == 0 ? null : StoredText.From(string.Join('\n', record.RefusedServices), StoredText.List),
            Scope = StoredText.From(record.Scope, StoredText.Name),
            PolicyVersion = StoredText.From(record.PolicyVersion, StoredText.Name),
            NoticeHash = StoredText.From(record.Notice?.Hash, StoredText.Name),
            Page = StoredText.From(record.Page, StoredText.Page),
            Region = StoredText.From(record.Region, StoredText.Name),
            Controller = StoredText.From(record.Controller, StoredText.Name),
            ValiditySeconds = (long)record.Validity.TotalSeconds,
        };

    public static ConsentRecord ToRecord(StoredRecord row, ConsentNotice? notice) =>
        new()
        {
            Id = RecordId.Format(row.Id),
            PreviousId = row.PreviousId is { } previous ? RecordId.Format(previous) : null,
            Time = new DateTimeOffset(row.Time, TimeSpan.Zero),
            Action = (ConsentAction)row.Action,
            Surface = (ConsentSurface)row.Surface,
            Granted = (CookieCategories)row.Granted,
            GrantsMore = row.GrantsMore,
            Refused = (CookieCategories)row.Refused,
            RefusedBySignal = (CookieCategories)row.RefusedBySignal,
            RefusedServices = row.RefusedServices?.Split('\n') ?? [],
            Scope = row.Scope ?? "",
            PolicyVersion = row.PolicyVersion ?? "",
            Notice = notice,
            Page = row.Page,
            Region = row.Region,
            Controller = row.Controller,
            Validity = TimeSpan.FromSeconds(row.ValiditySeconds),
        };

    private static DateTime WholeMilliseconds(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>
/// One row: how many records of a day that is over are alike. Row 0 of a day is always there, also where it has no record, and says that the day was counted.
/// </summary>
internal sealed class StoredDay
{
    /// <summary>The day, UTC, as days since 0001-01-01.</summary>
    public int Day { get; set; }

    /// <summary>0, 1, 2 … within the day.</summary>
    public int Number { get; set; }

    public DateTime CountedAt { get; set; }

    public short Action { get; set; }

    public short Surface { get; set; }

    public short Granted { get; set; }

    public short RefusedBySignal { get; set; }

    public string PolicyVersion { get; set; } = "";

    public string? Language { get; set; }

    public short? Layout { get; set; }

    public long Records { get; set; }

    public static StoredDay From(ConsentCount count, int number, DateTime countedAt) =>
        new()
        {
            Day = count.Day.DayNumber,
            Number = number,
            CountedAt = countedAt,
            Action = (short)count.Action,
            Surface = (short)count.Surface,
            Granted = (short)count.Granted,
            RefusedBySignal = (short)count.RefusedBySignal,
            PolicyVersion = count.PolicyVersion,
            Language = count.Language,
            Layout = (short?)count.Layout,
            Records = count.Records,
        };

    public ConsentCount ToCount() =>
        new()
        {
            Day = DateOnly.FromDayNumber(Day),
            Action = (ConsentAction)Action,
            Surface = (ConsentSurface)Surface,
            Granted = (CookieCategories)Granted,
            RefusedBySignal = (CookieCategories)RefusedBySignal,
            PolicyVersion = PolicyVersion,
            Language = Language,
            Layout = (ConsentBannerLayout?)Layout,
            Records = Records,
        };
}

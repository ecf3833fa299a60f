using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Report;

/// <summary>The days that a report is about, both counted, UTC.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="IsMisread">Whether the address names days that cannot be taken, so that these stand in for them.</param>
internal readonly record struct ReportRange(DateOnly First, DateOnly Last, bool IsMisread)
{
    /// <summary>Without days in the address: a year.</summary>
    public const int DefaultDays = 365;

    private const int MostDays = 3660;

    /// <summary>How many days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The first moment.</summary>
    public DateTimeOffset Start => new(First, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first moment after the range.</summary>
    public DateTimeOffset End => new(Last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The range as part of an address.</summary>
    public string Query => $"?from={Text(First)}&to={Text(Last)}";

    /// <summary>Reads <c>?from=2026-01-01&amp;to=2026-12-31</c>.</summary>
    public static ReportRange From(IQueryCollection query, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var isRead = TryRead(query["to"], today, out var last) & TryRead(query["from"], LastDays(last, DefaultDays).First, out var first);
        var isSensible = first <= last && last <= today.AddDays(1) && last.DayNumber - first.DayNumber < MostDays;
        return isRead && isSensible ? new(first, last, false) : LastDays(today, DefaultDays) with { IsMisread = true };
    }

    /// <summary>The days up to one.</summary>
    public static ReportRange LastDays(DateOnly last, int days) => new(DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - days + 1)), last, false);

    /// <summary>A day as it stands in an address.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryRead(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return string.IsNullOrEmpty(text) || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}

using System.Globalization;

namespace CookieConsent.Report;

/// <summary>A part of the range that gets one bar and one row.</summary>
/// <param name="Label">What stands in the row: a day, the first day of a week, or a month.</param>
/// <param name="Counts">What was decided in it.</param>
internal sealed record Period(string Label, AnswerCounts Counts)
{
    private const int MostDays = 62;
    private const int MostDaysInWeeks = 740;
    private const int DaysInWeek = 7;

    /// <summary>The range in days, weeks or months, whichever makes a table and a plot that can be read; those without a decision too.</summary>
    public static (string Unit, IReadOnlyList<Period> Periods) Split(ReportRange range, IEnumerable<ConsentCount> counts)
    {
        var unit = range.Days <= MostDays ? "day" : range.Days <= MostDaysInWeeks ? "week" : "month";
        var periods = new SortedDictionary<DateOnly, Period>();
        for (var day = range.First; day <= range.Last; day = day.AddDays(1))
        {
            var start = StartOf(day, unit);
            periods.TryAdd(start, new(LabelOf(start, unit), new()));
        }
        foreach (var count in counts)
        {
            if (periods.TryGetValue(StartOf(count.Day, unit), out var period))
                period.Counts.Add(count);
        }
        return (unit, [.. periods.Values]);
    }

    private static DateOnly StartOf(DateOnly day, string unit) =>
        unit switch
        {
            "day" => day,
            "week" => day.AddDays(-(((int)day.DayOfWeek + DaysInWeek - 1) % DaysInWeek)),
            _ => new(day.Year, day.Month, 1),
        };

    private static string LabelOf(DateOnly start, string unit) => unit == "month" ? start.ToString("yyyy-MM", CultureInfo.InvariantCulture) : ReportRange.Text(start);
}

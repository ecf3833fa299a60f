using System.Globalization;
using System.Text;

namespace CookieConsent.Report;

/// <summary>
/// Plots as inline SVG: shapes alone, which stretch to any width, with their labels as HTML around them, so that text keeps its size on a small screen.
/// Colours come from the stylesheet by class.
/// </summary>
internal static class Chart
{
    private const int Height = 100;
    private const double BarWidth = 0.8;

    /// <summary>Stacked bars, one for each period. The series are stacked in their order, from the bottom.</summary>
    public static void Bars(this ReportMarkup page, string id, string title, IReadOnlyList<Period> periods, IReadOnlyList<Series> series)
    {
        var largest = Math.Max(1, periods.Max(period => series.Sum(one => one.ValueOf(period.Counts))));
        var peak = periods.MaxBy(period => series.Sum(one => one.ValueOf(period.Counts)))!;
        var below = new double[periods.Count];
        page.Open(id, title, $"From {periods[0].Label} to {periods[^1].Label}. The most, {largest.ToString("N0", CultureInfo.InvariantCulture)}, at {peak.Label}. The table below has every figure.", largest.ToString("N0", CultureInfo.InvariantCulture), periods.Count);
        foreach (var one in series)
        {
            var path = new StringBuilder();
            for (var index = 0; index < periods.Count; index++)
            {
                var height = Height * (double)one.ValueOf(periods[index].Counts) / largest;
                if (height > 0)
                    path.Append(CultureInfo.InvariantCulture, $"M{index + (1 - BarWidth) / 2:0.##} {Height - below[index]:0.##}h{BarWidth}v{-height:0.##}h-{BarWidth}z");
                below[index] += height;
            }
            page.Add($"<path class=\"ccx-fill {one.Class}\" d=\"{path.ToString()}\"/>");
        }
        page.Close(periods, series);
    }

    /// <summary>Lines of shares, 0 to 100 %. A period without answers has no share: the line is broken there.</summary>
    public static void Lines(this ReportMarkup page, string id, string title, IReadOnlyList<Period> periods, IReadOnlyList<Series> series)
    {
        page.Open(id, title, $"From {periods[0].Label} to {periods[^1].Label}, 0 to 100 %. The tables below have the figures.", "100 %", periods.Count);
        foreach (var one in series)
        {
            var path = new StringBuilder();
            var isPenDown = false;
            for (var index = 0; index < periods.Count; index++)
            {
                var counts = periods[index].Counts;
                if (counts.Answers > 0)
                    path.Append(CultureInfo.InvariantCulture, $"{(isPenDown ? "L" : "M")}{index + 0.5:0.##} {Height - Height * (double)one.ValueOf(counts) / counts.Answers:0.##}{(isPenDown ? "" : "h.01")}");
                isPenDown = counts.Answers > 0;
            }
            page.Add($"<path class=\"ccx-line {one.Class}\" vector-effect=\"non-scaling-stroke\" d=\"{path.ToString()}\"/>");
        }
        page.Close(periods, series);
    }

    /// <summary>A bar in a row of a table whose figures stand beside it.</summary>
    public static void Share(this ReportMarkup page, params ReadOnlySpan<(string Class, double Share)> parts)
    {
        page.Add($"<svg class=\"ccx-share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><path class=\"ccx-track\" d=\"M0 0h100v10h-100z\"/>");
        var from = 0.0;
        foreach (var (name, share) in parts)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"M{from * 100:0.##} 0h{share * 100:0.##}v10H{from * 100:0.##}z");
            if (share > 0)
                page.Add($"<path class=\"ccx-fill {name}\" d=\"{path}\"/>");
            from += share;
        }
        page.Add($"</svg>");
    }

    /// <summary>A share as text: whole per cent, and never 0 or 100 where it is not.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole == 0)
            return "–";
        var percent = part * 100.0 / whole;
        var shown = Math.Clamp(Math.Round(percent), part > 0 ? 1 : 0, part < whole ? 99 : 100);
        return string.Create(CultureInfo.InvariantCulture, $"{shown:0} %");
    }

    private static void Open(this ReportMarkup page, string id, string title, string description, string largest, int count)
    {
        page.Add($"<figure class=\"ccx-chart\"><figcaption>{title}</figcaption><p class=\"ccx-top\" aria-hidden=\"true\">{largest}</p>");
        page.Add($"<svg role=\"img\" aria-labelledby=\"{id}-title {id}-text\" viewBox=\"0 0 {count.ToString(CultureInfo.InvariantCulture)} 100\" preserveAspectRatio=\"none\">");
        page.Add($"<title id=\"{id}-title\">{title}</title><desc id=\"{id}-text\">{description}</desc>");
    }

    private static void Close(this ReportMarkup page, IReadOnlyList<Period> periods, IReadOnlyList<Series> series)
    {
        page.Add($"</svg><p class=\"ccx-axis\" aria-hidden=\"true\"><span>{periods[0].Label}</span><span>{periods[^1].Label}</span></p><ul class=\"ccx-legend\">");
        foreach (var one in series)
            page.Add($"<li><svg class=\"ccx-key\" viewBox=\"0 0 10 10\" aria-hidden=\"true\" focusable=\"false\"><path class=\"ccx-fill {one.Class}\" d=\"M0 0h10v10h-10z\"/></svg>{one.Name}</li>");
        page.Add($"</ul></figure>");
    }
}

/// <summary>What a plot shows.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Class">The class that gives it its colour.</param>
/// <param name="ValueOf">Its value in a period.</param>
internal sealed record Series(string Name, string Class, Func<AnswerCounts, long> ValueOf);

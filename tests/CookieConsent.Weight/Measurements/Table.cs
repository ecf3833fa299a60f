using System.Globalization;
using System.Text;
using CookieConsent.Weight.Contestants;

namespace CookieConsent.Weight.Measurements;

/// <summary>The medians in Markdown: a row for each measure, a column for each contestant.</summary>
internal static class Table
{
    public static string Of(Figures figures, IReadOnlyCollection<Contestant> contestants)
    {
        var columns = contestants.Where(contestant => contestant.HasBanner).ToArray();
        var table = new StringBuilder();
        Row("", contestant => contestant.Name);
        Row("---", _ => "---");
        Row("**First visit:** bytes", contestant => Whole(figures.Added(contestant, Measure.Bytes)));
        Row("requests", contestant => Whole(figures.Added(contestant, Measure.Requests)));
        Row("banner after the page's first paint, ms", contestant => Whole(figures.Median(contestant, Measure.Visible)));
        Row("the same with a quarter of the processor", contestant => Whole(figures.Median(contestant, Measure.VisibleQuarter)));
        Row("the same on slow 4G besides", contestant => Whole(figures.Median(contestant, Measure.VisibleSlow)));
        Row("script, ms", contestant => Number(figures.Added(contestant, Measure.Script), "0.0"));
        Row("layout shift", contestant => Number(figures.Median(contestant, Measure.Shift), "0.###"));
        Row("first paint, ratio to the page without", contestant => Number(figures.Ratio(contestant, Measure.FirstPaint), "0.00"));
        Row("the same with a quarter of the processor", contestant => Number(figures.Ratio(contestant, Measure.FirstPaintQuarter), "0.00"));
        Row("the same on slow 4G besides", contestant => Number(figures.Ratio(contestant, Measure.FirstPaintSlow), "0.00"));
        Row("accepting: next paint, ms", contestant => figures.Median(contestant, Measure.ClickToPaint) is > 0 and var paint ? Whole(paint) : "< 16");
        Row("accepting: banner gone, ms", contestant => Whole(figures.Median(contestant, Measure.ClickToGone)));
        Row("**Later visits:** bytes, HTML of them", contestant => $"{Whole(figures.Added(contestant, Measure.ReturnBytes))}, {Whole(figures.Added(contestant, Measure.ReturnHtml))}");
        Row("requests", contestant => Whole(figures.Added(contestant, Measure.ReturnRequests)));
        Row("script, ms", contestant => Number(figures.Added(contestant, Measure.ReturnScript), "0.0"));
        return table.ToString();

        void Row(string name, Func<Contestant, string> cell) => table.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", columns.Select(cell)).AppendLine(" |");
    }

    private static string Whole(double value) => Number(value, "#,0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

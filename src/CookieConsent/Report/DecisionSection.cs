using System.Globalization;

namespace CookieConsent.Report;

/// <summary>What visitors decided, over time and by what they were shown.</summary>
internal static class DecisionSection
{
    private static readonly Series[] Answers =
    [
        new("Everything accepted", "ccx-all", static counts => counts.All),
        new("Some categories", "ccx-some", static counts => counts.Some),
        new("Everything refused", "ccx-none", static counts => counts.None),
    ];

    private static readonly Series[] Categories =
    [
        new("Functionality", "ccx-some", static counts => counts.Functionality),
        new("Analytics", "ccx-all", static counts => counts.Analytics),
        new("Advertisement", "ccx-ad", static counts => counts.Advertisement),
    ];

    public static void Write(ReportMarkup page, string path, ReportRange range, IReadOnlyList<ConsentCount>? counts, bool isKept)
    {
        page.Add($"<section aria-labelledby=\"decisions\"><h2 id=\"decisions\">Decisions</h2>");
        if (!isKept)
        {
            page.Add($"<p class=\"ccx-remark\">Not shown: the records go to the log (category <code>CookieConsent.Records</code>), which cannot be asked. With the package <code>CookieConsent.EntityFrameworkCore</code> and <code>.AddEntityFrameworkRecords(…)</code> they are in a database, and decisions, exports and verification appear here.</p></section>");
            return;
        }
        WriteRange(page, path, range);
        if (counts is null)
            page.Add($"<p class=\"ccx-remark\" role=\"alert\">The store did not answer, so decisions cannot be shown now.</p>");
        else if (counts.Count == 0)
            page.Add($"<p>No decision was kept in these days.</p>");
        else
            WriteCounts(page, range, counts);
        page.Add($"</section>");
    }

    private static void WriteRange(ReportMarkup page, string path, ReportRange range)
    {
        page.Add($"<form class=\"ccx-range\" method=\"get\" action=\"{path}#decisions\"><label>From <input type=\"date\" name=\"from\" value=\"{range.First}\"></label>");
        page.Add($"<label>To <input type=\"date\" name=\"to\" value=\"{range.Last}\"></label><button>Show</button></form><p>Last");
        foreach (var (days, text) in new[] { (30, "30 days"), (90, "90 days"), (365, "year"), (1095, "three years") })
            page.Add($"{(days == 30 ? " " : ", ")}<a href=\"{path + ReportRange.LastDays(range.Last, days).Query}#decisions\">{text}</a>");
        page.Add($".</p>");
    }

    private static void WriteCounts(ReportMarkup page, ReportRange range, IReadOnlyList<ConsentCount> counts)
    {
        var (unit, periods) = Period.Split(range, counts);
        var total = AnswerCounts.Of(counts);
        page.Add($"<dl class=\"ccx-figures\"><div><dt>Answers</dt><dd>{total.Answers}</dd></div><div><dt>Everything accepted</dt><dd>{Chart.Percent(total.All, total.Answers)}</dd></div>");
        page.Add($"<div><dt>Some categories</dt><dd>{Chart.Percent(total.Some, total.Answers)}</dd></div><div><dt>Everything refused</dt><dd>{Chart.Percent(total.None, total.Answers)}</dd></div>");
        page.Add($"<div><dt>Withdrawn later</dt><dd>{total.Withdrawn}</dd></div><div><dt>Ended by a privacy signal</dt><dd>{total.EndedBySignal}</dd></div></dl>");
        page.Add($"<p>An answer is a choice in the banner, the dialog or the settings page; a visitor who changes a choice answers again. A refusal is as good an answer as a grant: nothing here is a goal.</p>");

        page.Add($"<h3>Over time</h3>");
        page.Bars("answers", $"Answers per {unit}", periods, Answers);
        page.Add($"<details><summary>Figures of each {unit}</summary>");
        WritePeriods(page, unit, periods);
        page.Add($"</details>");

        page.Add($"<h3>By category</h3>");
        page.Lines("shares", $"Share of answers that grant a category, per {unit}", periods, Categories);
        WriteCategories(page, total);

        WriteGroups(page, "By language of what was shown", "Language", counts, static count => LanguageOf(count.Language));
        WriteGroups(page, "By layout of the banner", "Layout", counts, static count => count.Layout?.ToString() ?? "Not known");
        WriteGroups(page, "By version of the privacy notice", "Version", counts, static count => count.PolicyVersion.Length == 0 ? "Not named" : count.PolicyVersion);
        WriteGroups(page, "By where the choice was made", "Place", counts, static count => count.Surface.ToString());
        if (total.Void > 0)
            page.Add($"<p>{total.Void} of the answers never took effect: their records were kept too late, and the visitors were told that it failed.</p>");
    }

    private static void WritePeriods(ReportMarkup page, string unit, IReadOnlyList<Period> periods)
    {
        var title = unit == "week" ? "Week from" : char.ToUpperInvariant(unit[0]) + unit[1..];
        page.OpenTable($"Decisions per {unit}");
        page.Add($"<thead><tr><th scope=\"col\">{title}</th><th scope=\"col\" class=\"ccx-number\">Answers</th><th scope=\"col\" class=\"ccx-number\">Accepted all</th><th scope=\"col\" class=\"ccx-number\">Some</th>");
        page.Add($"<th scope=\"col\" class=\"ccx-number\">Refused all</th><th scope=\"col\" class=\"ccx-number\">Withdrawn</th><th scope=\"col\" class=\"ccx-number\">By signal</th></tr></thead><tbody>");
        foreach (var (label, counts) in periods)
        {
            page.Add($"<tr><th scope=\"row\">{label}</th><td class=\"ccx-number\">{counts.Answers}</td><td class=\"ccx-number\">{counts.All}</td><td class=\"ccx-number\">{counts.Some}</td>");
            page.Add($"<td class=\"ccx-number\">{counts.None}</td><td class=\"ccx-number\">{counts.Withdrawn}</td><td class=\"ccx-number\">{counts.EndedBySignal}</td></tr>");
        }
        page.Add($"</tbody>");
        page.CloseTable();
    }

    private static void WriteCategories(ReportMarkup page, AnswerCounts total)
    {
        page.OpenTable("Answers that grant a category");
        page.Add($"<thead><tr><th scope=\"col\">Category</th><th scope=\"col\" class=\"ccx-number\">Answers</th><th scope=\"col\" class=\"ccx-number\">Share</th><td></td></tr></thead><tbody>");
        foreach (var category in Categories)
        {
            var granting = category.ValueOf(total);
            page.Add($"<tr><th scope=\"row\">{category.Name}</th><td class=\"ccx-number\">{granting}</td><td class=\"ccx-number\">{Chart.Percent(granting, total.Answers)}</td><td class=\"ccx-plot\">");
            page.Share((category.Class, Share(granting, total.Answers)));
            page.Add($"</td></tr>");
        }
        page.Add($"</tbody>");
        page.CloseTable();
    }

    private static void WriteGroups(ReportMarkup page, string title, string column, IReadOnlyList<ConsentCount> counts, Func<ConsentCount, string> key)
    {
        var groups = counts.GroupBy(key, StringComparer.Ordinal).Select(group => (Name: group.Key, Counts: AnswerCounts.Of(group))).Where(group => group.Counts.Answers > 0).OrderByDescending(group => group.Counts.Answers).ToList();
        if (groups.Count == 0)
            return;
        page.OpenTable(title, $"Answers {char.ToLowerInvariant(title[0])}{title[1..]}");
        page.Add($"<thead><tr><th scope=\"col\">{column}</th><th scope=\"col\" class=\"ccx-number\">Answers</th><th scope=\"col\" class=\"ccx-number\">Accepted all</th><th scope=\"col\" class=\"ccx-number\">Some</th>");
        page.Add($"<th scope=\"col\" class=\"ccx-number\">Refused all</th><td></td></tr></thead><tbody>");
        foreach (var (name, group) in groups)
        {
            page.Add($"<tr><th scope=\"row\">{name}</th><td class=\"ccx-number\">{group.Answers}</td><td class=\"ccx-number\">{Chart.Percent(group.All, group.Answers)}</td>");
            page.Add($"<td class=\"ccx-number\">{Chart.Percent(group.Some, group.Answers)}</td><td class=\"ccx-number\">{Chart.Percent(group.None, group.Answers)}</td><td class=\"ccx-plot\">");
            page.Share(("ccx-all", Share(group.All, group.Answers)), ("ccx-some", Share(group.Some, group.Answers)), ("ccx-none", Share(group.None, group.Answers)));
            page.Add($"</td></tr>");
        }
        page.Add($"</tbody>");
        page.CloseTable();
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string LanguageOf(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
            return "Not known";
        try
        {
            return $"{CultureInfo.GetCultureInfo(tag).EnglishName} ({tag})";
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}

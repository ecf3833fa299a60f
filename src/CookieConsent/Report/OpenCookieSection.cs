namespace CookieConsent.Report;

/// <summary>
/// What somebody has to settle: unknown cookies that the site sets first, then services nobody declared and lifetimes that visitors are told wrongly. Names that
/// only browsers bring are folded away: anyone can send any number of them.
/// </summary>
internal static class OpenCookieSection
{
    /// <summary>How many of each are written out; the export has all.</summary>
    private const int Most = 100;

    public static void Write(ReportMarkup page, CookieList list)
    {
        var open = list
            .Cookies.Where(cookie => cookie.Fix is not null)
            .OrderByDescending(cookie => cookie.Reason == CookieReason.Unknown)
            .ThenByDescending(cookie => cookie.Sent + cookie.Dropped + cookie.WouldBeDropped + cookie.Requests)
            .ThenBy(cookie => cookie.Name, StringComparer.Ordinal)
            .ToLookup(CookieText.IsOnlyBrought);
        var (urgent, brought) = (open[false].ToList(), open[true].ToList());

        page.Add($"<section aria-labelledby=\"open\"><h2 id=\"open\">To be settled</h2>");
        if (list.IsStoreAway)
            page.Add($"<p class=\"ccx-remark\" role=\"alert\">The store did not answer. Cookies are those that this process has seen since it started.</p>");
        else if (!list.IsOfWholeSite)
            page.Add($"<p>Cookies are those that this process has seen since it started: without a database there is no list that outlives a restart or covers other nodes.</p>");
        else
            page.Add($"<p>Cookies seen on all nodes, restarts included.</p>");

        if (urgent.Count == 0)
            page.Add($"<p class=\"ccx-good\">Nothing: every cookie that the site sets has a category, and visitors are told of it.</p>");
        else
            page.Add($"<p><strong>{urgent.Count}</strong> {(urgent.Count == 1 ? "cookie needs" : "cookies need")} a decision. Put the line into the configuration, with the category that you choose.</p>");
        WriteList(page, urgent);
        if (brought.Count > 0)
        {
            page.Add($"<details><summary>{brought.Count} unknown {(brought.Count == 1 ? "name" : "names")} that browsers bring and the site does not set</summary>");
            page.Add($"<p>They come from scripts, from other apps on this domain or from an earlier version of the site, or somebody made them up.</p>");
            WriteList(page, brought);
            page.Add($"</details>");
        }
        if (list.Unlisted > 0)
            page.Add($"<p>In this process, cookies whose names found no more room were seen {list.Unlisted} times: somebody may be sending made-up names.</p>");
        page.Add($"</section>");
    }

    private static void WriteList(ReportMarkup page, List<ObservedCookie> cookies)
    {
        if (cookies.Count == 0)
            return;
        page.Add($"<ol class=\"ccx-open\">");
        foreach (var cookie in cookies.Take(Most))
            Write(page, cookie);
        page.Add($"</ol>");
        if (cookies.Count > Most)
            page.Add($"<p>The first {Most} are shown; the list of cookies as CSV has all.</p>");
    }

    private static void Write(ReportMarkup page, ObservedCookie cookie)
    {
        page.Add($"<li><h3><code>{CookieText.NameOf(cookie)}</code></h3><p>{ProblemOf(cookie)} {CookieText.HappenedTo(cookie)}");
        if (cookie.LastSetAt is { } place)
            page.Add($", last set at <code>{place}</code>");
        page.Add($", first seen {cookie.FirstSeen}, last {cookie.LastSeen}.</p>");
        if (cookie.Suggestion is { } suggestion)
            page.Add($"<p>{suggestion}</p>");
        page.Add($"<pre><code>{cookie.Fix}</code></pre></li>");
    }

    private static string ProblemOf(ObservedCookie cookie) =>
        cookie switch
        {
            { Reason: CookieReason.Unknown } => CookieText.IsOnlyBrought(cookie) ? "Nothing knows this cookie; browsers bring it." : "Nothing knows this cookie, and the site sets it.",
            { IsLifetimeExceeded: true } => "It is set for longer than visitors are told.",
            _ => $"It belongs to “{cookie.ServiceId}”, a service that visitors are not told of.",
        };
}

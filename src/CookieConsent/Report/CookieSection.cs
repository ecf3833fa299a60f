using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Report;

/// <summary>The inventory: every cookie seen, by category, unknown ones first.</summary>
internal static class CookieSection
{
    /// <summary>How many are written out; the export has all.</summary>
    private const int Most = 500;

    private static readonly (CookieCategories Category, string Title)[] Groups =
    [
        (CookieCategories.None, "Unknown"),
        (CookieCategories.Advertisement, "Advertisement"),
        (CookieCategories.Analytics, "Analytics"),
        (CookieCategories.Functionality, "Functionality"),
        (CookieCategories.Necessary, "Necessary"),
    ];

    public static void Write(ReportMarkup page, string path, CookieList list, ConsentConfiguration configuration)
    {
        page.Add($"<section aria-labelledby=\"cookies\"><h2 id=\"cookies\">Cookies</h2>");
        if (list.Cookies.Count == 0)
            page.Add($"<p>No cookie has been seen yet.</p>");
        else
            page.Add($"<p>{list.Cookies.Count} seen. Names and attributes only: no value of a cookie is kept. <a href=\"{path + ReportEndpoints.CookiesAsCsv}\" download>Cookies as CSV</a></p>");

        var shown = list.Cookies.Where(cookie => !CookieText.IsOnlyBrought(cookie)).ToList();
        WriteTable(page, "Cookies by category", shown, configuration);
        if (list.Cookies.Count > shown.Count)
        {
            page.Add($"<details><summary>Unknown names that browsers bring and the site does not set: {list.Cookies.Count - shown.Count}</summary>");
            WriteTable(page, "Unknown names that browsers bring", [.. list.Cookies.Where(CookieText.IsOnlyBrought)], configuration);
            page.Add($"</details>");
        }
        page.Add($"</section>");
    }

    private static void WriteTable(ReportMarkup page, string caption, List<ObservedCookie> cookies, ConsentConfiguration configuration)
    {
        if (cookies.Count == 0)
            return;
        page.OpenTable(caption);
        page.Add($"<thead><tr><th scope=\"col\">Cookie</th><th scope=\"col\">Set by</th><th scope=\"col\">What happened</th><th scope=\"col\">Why stopped</th>");
        page.Add($"<th scope=\"col\">Attributes</th><th scope=\"col\">Category from</th><th scope=\"col\">Last seen</th></tr></thead>");
        var room = Most;
        foreach (var (category, title) in Groups)
        {
            var group = cookies.Where(cookie => cookie.Category == category).ToList();
            if (group.Count == 0 || room <= 0)
                continue;
            page.Add($"<tbody><tr class=\"ccx-group\"><th scope=\"rowgroup\" colspan=\"7\">{title}: {group.Count}</th></tr>");
            foreach (var cookie in group.Take(room))
                WriteRow(page, cookie, configuration);
            page.Add($"</tbody>");
            room -= group.Count;
        }
        page.CloseTable();
        if (room < 0)
            page.Add($"<p>The first {Most} are shown; the list as CSV has all.</p>");
    }

    private static void WriteRow(ReportMarkup page, ObservedCookie cookie, ConsentConfiguration configuration)
    {
        var service = ServiceOf(cookie, configuration);
        page.Add($"<tr><th scope=\"row\" class=\"ccx-name\"><code>{CookieText.NameOf(cookie)}</code></th><td class=\"ccx-name\">{service}");
        if (service.Length > 0 && cookie.LastSetAt is not null)
            page.Add($"<br>");
        if (cookie.LastSetAt is { } place)
            page.Add($"<code>{place}</code>");
        page.Add($"</td><td>{CookieText.HappenedTo(cookie)}</td><td>{CookieText.WhyStopped(cookie)}</td><td>{CookieText.AttributesOf(cookie)}</td>");
        page.Add($"<td>{CookieText.ReasonOf(cookie)}</td><td class=\"ccx-time\">{cookie.LastSeen}</td></tr>");
    }

    private static string ServiceOf(ObservedCookie cookie, ConsentConfiguration configuration)
    {
        if (cookie.ServiceId is not { } id)
            return "";
        if (configuration.Services.FirstOrDefault(service => service.Id == id) is { } declared)
            return WithProvider(declared.Name, declared.Provider);
        return ServiceCatalogue.BuiltIn.Find(id) is { } known ? WithProvider(known.Name, known.Provider) + " (not declared)" : id;
    }

    private static string WithProvider(string name, string? provider) => provider is null || provider == name ? name : $"{name}, {provider}";
}

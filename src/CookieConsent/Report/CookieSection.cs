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

        var room = Most;
        foreach (var (category, title) in Groups)
        {
            var cookies = list.Cookies.Where(cookie => cookie.Category == category).ToList();
            if (cookies.Count == 0)
                continue;
            WriteTable(page, title, cookies.Take(Math.Max(0, room)), cookies.Count, configuration);
            room -= cookies.Count;
        }
        if (room < 0)
            page.Add($"<p>The first {Most} are shown; the list as CSV has all.</p>");
        page.Add($"</section>");
    }

    private static void WriteTable(ReportMarkup page, string title, IEnumerable<ObservedCookie> cookies, int count, ConsentConfiguration configuration)
    {
        page.OpenTable($"{title}: {count}");
        page.Add($"<thead><tr><th scope=\"col\">Cookie</th><th scope=\"col\">Set by</th><th scope=\"col\">What happened</th><th scope=\"col\">Why stopped</th>");
        page.Add($"<th scope=\"col\">Attributes</th><th scope=\"col\">Category from</th><th scope=\"col\">Last seen</th></tr></thead><tbody>");
        foreach (var cookie in cookies)
        {
            page.Add($"<tr><th scope=\"row\"><code>{CookieText.NameOf(cookie)}</code></th><td>{WhoSets(cookie, configuration)}");
            if (cookie.LastSetAt is { } place)
                page.Add($"<br><code>{place}</code>");
            page.Add($"</td><td>{CookieText.HappenedTo(cookie)}</td><td>{CookieText.WhyStopped(cookie)}</td><td>{CookieText.AttributesOf(cookie)}</td>");
            page.Add($"<td>{CookieText.ReasonOf(cookie)}</td><td>{cookie.LastSeen}</td></tr>");
        }
        page.Add($"</tbody>");
        page.CloseTable();
    }

    private static string WhoSets(ObservedCookie cookie, ConsentConfiguration configuration)
    {
        if (cookie.ServiceId is not { } id)
            return "";
        if (configuration.Services.FirstOrDefault(service => service.Id == id) is { } declared)
            return WithProvider(declared.Name, declared.Provider);
        return ServiceCatalogue.BuiltIn.Find(id) is { } known ? WithProvider(known.Name, known.Provider) + " (not declared)" : id;
    }

    private static string WithProvider(string name, string? provider) => provider is null || provider == name ? name : $"{name}, {provider}";
}

namespace CookieConsent.Report;

/// <summary>Endpoints whose cookies nobody looks at, listed loudly: an exemption that nobody remembers is a leak.</summary>
internal static class ExemptionSection
{
    public static void Write(ReportMarkup page, IEnumerable<string> names)
    {
        string[] exempt = [.. names.Order(StringComparer.Ordinal)];
        page.Add($"<section aria-labelledby=\"exempt\"><h2 id=\"exempt\">Exempt endpoints</h2>");
        if (exempt.Length == 0)
            page.Add($"<p class=\"ccx-good\">None: every endpoint obeys the visitor’s choice.</p>");
        else
            page.Add($"<div class=\"ccx-loud\"><p><strong>{exempt.Length} {(exempt.Length == 1 ? "endpoint is" : "endpoints are")} exempt from consent.</strong> Cookies there are neither stopped nor counted. No page that visitors reach may be among them.</p><ul>");
        foreach (var name in exempt)
            page.Add($"<li><code>{name}</code></li>");
        if (exempt.Length > 0)
            page.Add($"</ul></div>");
        page.Add($"</section>");
    }
}

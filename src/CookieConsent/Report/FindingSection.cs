using CookieConsent.Configuration;

namespace CookieConsent.Report;

/// <summary>What the linter says of the configuration in force.</summary>
internal static class FindingSection
{
    public static void Write(ReportMarkup page, IReadOnlyList<ConfigurationFinding> findings)
    {
        page.Add($"<section aria-labelledby=\"configuration\"><h2 id=\"configuration\">Configuration</h2>");
        if (findings.Count == 0)
        {
            page.Add($"<p class=\"ccx-good\">Nothing stands out.</p></section>");
            return;
        }
        page.OpenTable($"What stands out in the configuration: {findings.Count}");
        page.Add($"<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Where</th><th scope=\"col\">What</th><th scope=\"col\">What to write</th></tr></thead><tbody>");
        foreach (var finding in findings.OrderBy(finding => finding.IsNote))
            page.Add($"<tr><th scope=\"row\">{(finding.IsNote ? "Note" : "Warning")}</th><td><code>{finding.Path}</code></td><td>It {finding.Problem}</td><td>{finding.Fix}</td></tr>");
        page.Add($"</tbody>");
        page.CloseTable();
        page.Add($"</section>");
    }
}

namespace CookieConsent.Report;

/// <summary>Tables that are wider than a narrow screen scroll by themselves, also by keyboard; the page does not.</summary>
internal static class ReportTable
{
    /// <summary>Begins a table with its caption.</summary>
    public static void OpenTable(this ReportMarkup page, string caption) =>
        page.Add($"<div class=\"ccx-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table><caption>{caption}</caption>");

    /// <summary>Begins a table under a heading that says what its caption says.</summary>
    public static void OpenTable(this ReportMarkup page, string heading, string caption) =>
        page.Add($"<h3>{heading}</h3><div class=\"ccx-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table><caption class=\"ccx-hidden\">{caption}</caption>");

    /// <summary>Ends it.</summary>
    public static void CloseTable(this ReportMarkup page) => page.Add($"</table></div>");
}

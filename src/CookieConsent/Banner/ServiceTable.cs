using System.Text;

namespace CookieConsent.Banner;

/// <summary>
/// The table of the services of one category. Narrow places show it as a list, so every cell carries its column's name, and the roles that
/// some browsers take away from a table that is not laid out as one.
/// </summary>
internal static class ServiceTable
{
    private static readonly string[] Columns = ["service", "provider", "purpose", "thirdParty", "cookie", "lifetime"];

    /// <summary>The table's HTML.</summary>
    public static string Html(IReadOnlyList<ShownService> services, string caption, ConsentTexts texts)
    {
        var html = new StringBuilder("<div class=\"ccx-fit\"><table class=\"ccx-table\" role=\"table\">");
        html.Append("<caption class=\"ccx-hidden\">").Append(NoticeTemplate.Encode(caption)).Append("</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var column in Columns)
            html.Append("<th role=\"columnheader\" scope=\"col\">").Append(Label(column, texts)).Append("</th>");
        html.Append("</tr></thead>");
        foreach (var service in services)
            AppendService(html, service, texts);
        return html.Append("</table></div>").ToString();
    }

    private static void AppendService(StringBuilder html, ShownService service, ConsentTexts texts)
    {
        var rows = Math.Max(1, service.Cookies.Count);
        var span = rows > 1 ? $" rowspan=\"{rows}\"" : "";
        html.Append("<tbody role=\"rowgroup\"><tr role=\"row\"><th role=\"rowheader\" scope=\"rowgroup\"").Append(span).Append('>');
        html.Append(NoticeTemplate.Encode(service.Name)).Append("</th>");
        AppendCell(html, "provider", Provider(service), texts, span);
        AppendCell(html, "purpose", NoticeTemplate.Encode(service.Purpose), texts, span);
        AppendCell(html, "thirdParty", NoticeTemplate.Encode(texts[service.IsThirdParty ? "thirdParty.yes" : "thirdParty.no"]), texts, span);

        if (service.Cookies.Count == 0)
        {
            AppendCell(html, "cookie", NoticeTemplate.Encode(texts["cookies.none"]), texts);
            AppendCell(html, "lifetime", "–", texts);
        }
        for (var i = 0; i < service.Cookies.Count; i++)
        {
            if (i > 0)
                html.Append("</tr><tr role=\"row\">");
            AppendCell(html, "cookie", $"<code>{NoticeTemplate.Encode(service.Cookies[i].Name)}</code>", texts);
            AppendCell(html, "lifetime", NoticeTemplate.Encode(service.Cookies[i].Lifetime), texts);
        }
        html.Append("</tr></tbody>");
    }

    private static string Provider(ShownService service)
    {
        var name = NoticeTemplate.Encode(service.Provider);
        return service.PolicyUrl is { Length: > 0 } url ? $"<a href=\"{NoticeTemplate.Encode(url)}\" rel=\"noreferrer\">{name}</a>" : name;
    }

    private static void AppendCell(StringBuilder html, string column, string content, ConsentTexts texts, string span = "") =>
        html.Append("<td role=\"cell\" data-ccx-label=\"").Append(Label(column, texts)).Append('"').Append(span).Append('>').Append(content).Append("</td>");

    private static string Label(string column, ConsentTexts texts) => NoticeTemplate.Encode(texts[$"cookies.{column}"]);
}

namespace CookieConsent.Banner;

/// <summary>
/// The table of the services of one category. Narrow places show it as a list, so every cell carries its column's name, and the roles that
/// some browsers take away from a table that is not laid out as one.
/// </summary>
internal static class ServiceTable
{
    private static readonly string[] Columns = ["service", "provider", "purpose", "thirdParty", "cookie", "lifetime"];

    /// <summary>Adds the table.</summary>
    /// <param name="template">What it is added to.</param>
    /// <param name="services">The services of the category.</param>
    /// <param name="caption">What the table holds.</param>
    /// <param name="texts">The language.</param>
    /// <param name="isChoice">Whether each declared service can be ticked.</param>
    public static NoticeTemplate ServiceTableOf(this NoticeTemplate template, IReadOnlyList<ShownService> services, string caption, ConsentTexts texts, bool isChoice = false)
    {
        template.Html("<div class=\"ccx-fit\"><table class=\"ccx-table\" role=\"table\"><caption class=\"ccx-hidden\">").Text(caption);
        template.Html("</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var column in Columns)
            template.Html("<th role=\"columnheader\" scope=\"col\">").Text(Label(column, texts)).Html("</th>");
        template.Html("</tr></thead>");
        foreach (var service in services)
            template.Service(service, texts, isChoice);
        return template.Html("</table></div>");
    }

    private static void Service(this NoticeTemplate template, ShownService service, ConsentTexts texts, bool isChoice)
    {
        var rows = Math.Max(1, service.Cookies.Count);
        var span = rows > 1 ? $" rowspan=\"{rows}\"" : "";
        template.Html("<tbody role=\"rowgroup\"><tr role=\"row\"><th role=\"rowheader\" scope=\"rowgroup\"").Html(span).Html(">").Name(service, isChoice).Html("</th>");
        template.Cell("provider", Provider(service), texts, span);
        template.Cell("purpose", NoticeTemplate.Encode(service.Purpose), texts, span);
        template.Cell("thirdParty", NoticeTemplate.Encode(texts[service.IsThirdParty ? "thirdParty.yes" : "thirdParty.no"]), texts, span);

        if (service.Cookies.Count == 0)
        {
            template.Cell("cookie", NoticeTemplate.Encode(texts["cookies.none"]), texts);
            template.Cell("lifetime", "–", texts);
        }
        for (var i = 0; i < service.Cookies.Count; i++)
        {
            if (i > 0)
                template.Html("</tr><tr role=\"row\">");
            template.Cell("cookie", $"<code>{NoticeTemplate.Encode(service.Cookies[i].Name)}</code>", texts);
            template.Cell("lifetime", NoticeTemplate.Encode(service.Cookies[i].Lifetime), texts);
        }
        template.Html("</tr></tbody>");
    }

    private static NoticeTemplate Name(this NoticeTemplate template, ShownService service, bool isChoice)
    {
        if (!isChoice || service.Declared is not { } declared)
            return template.Text(service.Name);
        return template
            .Html("<label><input type=\"checkbox\" name=\"service\" value=\"")
            .Text(declared.Id)
            .Html("\"")
            .When(NoticeHole.Granted, " checked", declared.Category, declared.Code)
            .Html("> ")
            .Text(service.Name)
            .Html("</label>");
    }

    private static string Provider(ShownService service)
    {
        var name = NoticeTemplate.Encode(service.Provider);
        return service.PolicyUrl is { Length: > 0 } url ? $"<a href=\"{NoticeTemplate.Encode(url)}\" rel=\"noreferrer\">{name}</a>" : name;
    }

    private static void Cell(this NoticeTemplate template, string column, string content, ConsentTexts texts, string span = "") =>
        template.Html("<td role=\"cell\" data-ccx-label=\"").Text(Label(column, texts)).Html("\"").Html(span).Html(">").Html(content).Html("</td>");

    private static string Label(string column, ConsentTexts texts) => texts[$"cookies.{column}"];
}

using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>The parts that banner, dialog and settings page have in common.</summary>
internal static class NoticeParts
{
    /// <summary>The hidden fields of a choice: where to return to, and what was shown.</summary>
    public static NoticeTemplate HiddenFields(this NoticeTemplate template) =>
        template
            .Html("<input type=\"hidden\" name=\"returnUrl\" value=\"")
            .Hole(NoticeHole.ReturnUrl)
            .Html("\"><input type=\"hidden\" name=\"shown\" value=\"")
            .Hole(NoticeHole.Hash)
            .Html("\">");

    /// <summary>A button that makes a choice. All of them are the same element in the same style (requirement U03).</summary>
    public static NoticeTemplate Choice(this NoticeTemplate template, string choice, string text) =>
        template.Html($"<button class=\"ccx-button\" name=\"choice\" value=\"{choice}\">").Text(text).Html("</button>");

    /// <summary>The opening tag of a form that makes a choice.</summary>
    public static NoticeTemplate FormStart(this NoticeTemplate template, string cssClass) =>
        template.Html($"<form class=\"{cssClass}\" data-ccx-form method=\"post\" autocomplete=\"off\" action=\"").Hole(NoticeHole.Endpoint).Html("\">");

    /// <summary>What has changed since the last choice, where something has.</summary>
    public static NoticeTemplate LapsedRemark(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts)
    {
        template.When(NoticeHole.Shared, SharedMarkup.Start(SharedMarkup.Lapsed)).When(NoticeHole.Lapsed, $"<div class=\"ccx-remark\" data-ccx-lapsed>{NoticeTemplate.Encode(texts["lapsed.notice"])}<ul>");
        foreach (var category in CategoryTexts.OptionalIn(configuration))
            template.When(NoticeHole.Lapsed, $"<li class=\"{SharedMarkup.ClassOf(category)}\">{NoticeTemplate.Encode(texts.Name(category))}</li>", category);
        return template.When(NoticeHole.Lapsed, "</ul></div>").When(NoticeHole.Shared, SharedMarkup.End);
    }

    /// <summary>That a privacy signal was honoured, where one is sent (requirement S03).</summary>
    public static NoticeTemplate SignalRemark(this NoticeTemplate template, ConsentTexts texts) =>
        template
            .When(NoticeHole.Shared, SharedMarkup.Start(SharedMarkup.Signal))
            .When(NoticeHole.Signal, $"<p class=\"ccx-remark\" data-ccx-signal>{NoticeTemplate.Encode(texts["signal.notice"])}</p>")
            .When(NoticeHole.Shared, SharedMarkup.End);

    /// <summary>That what is ticked is on until the visitor objects, where he is; only on a site that has such regions.</summary>
    public static NoticeTemplate ImpliedRemark(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts) =>
        configuration.Regions.CanImply
            ? template
                .When(NoticeHole.Shared, SharedMarkup.Start(SharedMarkup.Implied))
                .When(NoticeHole.Implied, $"<p class=\"ccx-remark\" data-ccx-implied>{NoticeTemplate.Encode(NameReject(texts["optOut.notice"], texts))}</p>")
                .When(NoticeHole.Shared, SharedMarkup.End)
            : template;

    /// <summary>Which services of a category run without consent where the visitor is, and how to object (requirements K04, K05); only on a site that has some.</summary>
    public static NoticeTemplate ExemptRemark(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts, CookieCategories category)
    {
        if ((configuration.Regions.Exemptions & category) == 0)
            return template;
        var services = string.Join(", ", configuration.Services.Where(service => service.IsExempt && service.Category == category).Select(service => service.Name));
        if (services.Length == 0)
            return template;
        var text = NameReject(texts["exempt.notice"], texts).Replace("{services}", services, StringComparison.Ordinal);
        return template
            .When(NoticeHole.Shared, SharedMarkup.Start(SharedMarkup.ExemptIn(category)))
            .When(NoticeHole.Exempt, $"<p class=\"ccx-remark\" data-ccx-exempt>{NoticeTemplate.Encode(text)}</p>", category)
            .When(NoticeHole.Shared, SharedMarkup.End);
    }

    /// <summary>The link to the privacy notice, where there is one.</summary>
    public static NoticeTemplate PolicyLink(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts)
    {
        if (configuration.Options.PolicyUrl is not { Length: > 0 } url)
            return template;
        template.Html(" <a href=\"");
        if (url[0] == '/')
            template.Hole(NoticeHole.PathBase);
        return template.Text(url).Html("\">").Text(texts["policy.link"]).Html("</a>");
    }

    /// <summary>The attributes of an outermost element: classes, colours, language.</summary>
    public static NoticeTemplate RootAttributes(this NoticeTemplate template, string cssClass, ConsentTexts texts) =>
        template
            .Html($" class=\"ccx {cssClass}\" data-ccx-theme=\"")
            .Hole(NoticeHole.Theme)
            .Html($"\" lang=\"{texts.Language}\" dir=\"{texts.Direction}\"");

    private static string NameReject(string text, ConsentTexts texts) => text.Replace("{reject}", texts["banner.reject"], StringComparison.Ordinal);

    /// <summary>A text that names the controller.</summary>
    public static string NameController(string text, string name) => text.Replace("{controller}", name, StringComparison.Ordinal);
}

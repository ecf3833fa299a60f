using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>The second layer: a choice for each category, with every service and cookie behind it (requirements U04, U09, W07).</summary>
internal static class SettingsForm
{
    /// <summary>Adds the form.</summary>
    /// <param name="template">What it is added to.</param>
    /// <param name="configuration">The site's services.</param>
    /// <param name="texts">The language.</param>
    /// <param name="headingLevel">Level of the categories' headings.</param>
    public static NoticeTemplate SettingsFormOf(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts, int headingLevel)
    {
        template.FormStart("ccx-form").HiddenFields().Html("<p>").Text(texts["dialog.body"]).Html("</p>").LapsedRemark(configuration, texts).SignalRemark(texts).ImpliedRemark(configuration, texts);
        foreach (var category in CategoryTexts.AllIn(configuration))
            template.Category(configuration, texts, category, headingLevel);

        // The first button is the one that the Enter key presses: it must be the one that grants no more than what is ticked.
        return template
            .Footer(configuration, texts)
            .Html("<div class=\"ccx-actions\"><p class=\"ccx-alert\" role=\"alert\" data-ccx-alert></p>")
            .Choice("save", texts["dialog.save"])
            .Choice("accept-all", texts["banner.accept"])
            .Choice("reject-all", texts["banner.reject"])
            .Html("</div></form>");
    }

    /// <summary>
    /// A box, and beside it a heading that opens: privacy notices tell visitors to click the headings to learn more, and who does so must not have ticked
    /// anything.
    /// </summary>
    private static void Category(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts, CookieCategories category, int headingLevel)
    {
        var key = CategoryTexts.Key(category);
        template.Html($"<div class=\"ccx-category\"><label><input type=\"checkbox\" aria-describedby=\"ccx-{key}\"");
        if (category == CookieCategories.Necessary)
            template.Html(" checked disabled");
        else
            template.Html($" name=\"category\" value=\"{key}\"").When(NoticeHole.Granted, " checked", category);

        template.Html("><span class=\"ccx-hidden\">").Text(texts.Name(category)).Html($"</span></label><details><summary><h{headingLevel}>");
        template.Text(texts.Name(category)).Html($"</h{headingLevel}> <span id=\"ccx-{key}\">").Text(texts.Description(category));
        if (category == CookieCategories.Necessary)
            template.Html(" ").Text(texts["necessary.reason"]);
        template.Html("</span> ").Services(configuration, texts, category).Html("</details>").ExemptRemark(configuration, texts, category).Html("</div>");
    }

    private static NoticeTemplate Services(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts, CookieCategories category)
    {
        var services = ShownService.Of(configuration, category, texts);
        var title = texts["dialog.services"];
        template.Text($"{title} ({services.Count})").Html("</summary>");
        if (services.Count == 0)
            return template.Html("<p>").Text(texts["dialog.noServices"]).Html("</p>");
        return template.ServiceTableOf(services, $"{texts.Name(category)}: {title}", texts, configuration.Options.Banner.ServiceChoice && category != CookieCategories.Necessary);
    }

    private static NoticeTemplate Footer(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts)
    {
        template.Html("<p>").Text(texts["rights"]).PolicyLink(configuration, texts).Html("</p>");
        var controller = configuration.Options.Controller;
        string?[] parts = [controller.Name, controller.Contact, controller.Address];
        var named = string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return named.Length == 0 ? template : template.Html("<p>").Text(NoticeParts.NameController(texts["controller"], named)).Html("</p>");
    }
}

using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>The first layer: who asks, for what, and two equal answers (requirements U01, U03, U08).</summary>
internal static class BannerMarkup
{
    /// <summary>The banner in one language and layout.</summary>
    public static NoticeTemplate Build(ConsentConfiguration configuration, ConsentTexts texts, ConsentBannerLayout layout)
    {
        var template = new NoticeTemplate()
            .Html($"<section data-ccx-banner data-ccx-layout=\"{layout.ToString().ToLowerInvariant()}\" data-nosnippet aria-labelledby=\"ccx-title\"")
            .RootAttributes("ccx-banner", texts)
            .Html(">");
        configuration.BannerTemplate.WriteTo(template, texts, part => template.Part(part, configuration, texts));
        return template.Html("</section>").Complete();
    }

    private static NoticeTemplate Part(this NoticeTemplate template, string part, ConsentConfiguration configuration, ConsentTexts texts) =>
        part switch
        {
            "title" => template.Html("<h2 class=\"ccx-title\" id=\"ccx-title\">").Text(texts["banner.title"]).Html("</h2>"),
            "text" => template.Question(configuration, texts),
            "actions" => template.Answers(texts),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "The banner has no such part."),
        };

    private static NoticeTemplate Question(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts)
    {
        template.LapsedRemark(configuration, texts).Html("<p>").Text(Body(configuration, texts)).Html("</p><ul class=\"ccx-purposes\">");
        foreach (var category in CategoryTexts.OptionalIn(configuration))
            template.Html("<li><b>").Text(texts.Name(category)).Html(":</b> ").Text(texts.Brief(category)).Html("</li>");

        template.Html("</ul>");
        foreach (var category in CategoryTexts.OptionalIn(configuration))
            template.ExemptRemark(configuration, texts, category);

        return template
            .Html("<p>")
            .Text(texts[HasThirdParty(configuration) ? "banner.thirdParty.yes" : "banner.thirdParty.no"])
            .Html(" ")
            .Text(texts["rights"])
            .PolicyLink(configuration, texts)
            .Html("</p>")
            .SignalRemark(texts);
    }

    private static NoticeTemplate Answers(this NoticeTemplate template, ConsentTexts texts) =>
        template
            .FormStart("ccx-actions")
            .HiddenFields()
            .Html("<p class=\"ccx-alert\" role=\"alert\" data-ccx-alert></p>")
            .Choice("accept-all", texts["banner.accept"])
            .Choice("reject-all", texts["banner.reject"])
            .Html("<a class=\"ccx-quiet\" data-ccx-settings href=\"")
            .Hole(NoticeHole.Endpoint)
            .Hole(NoticeHole.SettingsQuery)
            .Html("\">")
            .Text(texts["banner.settings"])
            .Html("</a></form>");

    private static string Body(ConsentConfiguration configuration, ConsentTexts texts) =>
        configuration.Options.Controller.Name is { Length: > 0 } name
            ? NoticeParts.NameController(texts["banner.body.controller"], name)
            : texts["banner.body"];

    private static bool HasThirdParty(ConsentConfiguration configuration) =>
        configuration.Services.Any(service => service is { IsThirdParty: true, Category: not CookieCategories.Necessary });
}

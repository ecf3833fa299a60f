using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>The body of the settings page: the same form, complete without script (requirement U15).</summary>
internal static class PageMarkup
{
    /// <summary>The page's body in one language.</summary>
    public static NoticeTemplate Build(ConsentConfiguration configuration, ConsentTexts texts) =>
        new NoticeTemplate()
            .Html("<main><h1 class=\"ccx-title\">")
            .Text(texts["dialog.title"])
            .Html("</h1>")
            .When(NoticeHole.Saved, $"<p class=\"ccx-remark\" role=\"status\" data-ccx-saved>{NoticeTemplate.Encode(texts["saved.status"])}</p>")
            .SettingsFormOf(configuration, texts, headingLevel: 2)
            .Html("</main>")
            .Complete();
}

using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>The settings form in a native dialog, for pages whose script opens it in place (requirement W01).</summary>
internal static class DialogMarkup
{
    /// <summary>The dialog in one language.</summary>
    public static NoticeTemplate Build(ConsentConfiguration configuration, ConsentTexts texts) =>
        new NoticeTemplate()
            .Html("<dialog data-ccx-dialog aria-labelledby=\"ccx-dialog-title\"")
            .RootAttributes("ccx-dialog", texts)
            .Html("><div data-nosnippet><form class=\"ccx-head\" method=\"dialog\"><h2 class=\"ccx-title\" id=\"ccx-dialog-title\">")
            .Text(texts["dialog.title"])
            .Html("</h2><button class=\"ccx-close\">")
            .Text(texts["dialog.close"])
            .Html("</button></form>")
            .SettingsFormOf(configuration, texts, headingLevel: 3)
            .Html("</div></dialog>")
            .Complete();
}

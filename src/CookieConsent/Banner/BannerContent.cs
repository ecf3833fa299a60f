using System.Globalization;
using System.Text;
using CookieConsent.Decision;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Html;

namespace CookieConsent.Banner;

/// <summary>What a page is given where the banner stands, whether Razor writes the page or not.</summary>
internal static class BannerContent
{
    /// <summary>Appends what this visitor is owed; nothing for most.</summary>
    public static void Append(IHtmlContentBuilder content, RequestConsent consent, BannerAttributes attributes)
    {
        // In report-only mode the page does not depend on the visitor, so it stays as cacheable as it was. A page for everyone must not even ask.
        var isEnforcing = consent.Configuration.IsEnforcing;
        if (isEnforcing && (consent.Configuration.Options.Banner.CacheSafe || (consent.Status != ConsentStatus.Decided && consent.Regime == ConsentRegime.OptIn)))
            AppendBanner(content, consent, attributes);
        else if (isEnforcing && (attributes.ClientApi || ConsentPaths.IsBehindForm(consent)))
            content.AppendHtml(ConsentScripts.ForgetTag(consent, attributes.Nonce));
        if (attributes.OptOutLink && OptOutLinkMarkup.For(consent) is { Length: > 0 } link)
            content.AppendHtml("<div class=\"ccx-opt-out-line\">").AppendHtml(link).AppendHtml("</div>");
        content.AppendHtml(ConsentScripts.Signal(consent, attributes.Nonce));
        if (attributes.ClientApi)
            content.AppendHtml(ClientScript(consent, attributes.Nonce));
    }

    private static void AppendBanner(IHtmlContentBuilder content, RequestConsent consent, BannerAttributes attributes)
    {
        var options = consent.Configuration.Options.Banner;
        var notices = consent.Configuration.Notices;
        var culture = CultureInfo.CurrentUICulture;
        var texts = notices.Texts(culture);

        content.AppendHtml(ConsentStylesheet.LinkBeforeBanner(consent, attributes.Nonce));
        if (options.CacheSafe)
            content.AppendHtml(ConsentStylesheet.StateLink(consent, attributes.Nonce) + SharedMarkup.Start(SharedMarkup.Asked));
        Append(notices.Banner(culture, attributes.Layout ?? options.Layout));
        if (options.CacheSafe)
            content.AppendHtml(SharedMarkup.End);
        content.AppendHtml(ConsentScripts.Status(consent, texts));
        Append(notices.Dialog(culture));
        content.AppendHtml(ConsentScripts.Tag(consent, ConsentAssets.Script, attributes.Nonce));

        void Append(PreparedNotice notice)
        {
            var theme = attributes.Theme ?? options.Theme;
            var values = options.CacheSafe
                ? NoticeValues.ForEveryone(consent, notice.Notice, theme)
                : NoticeValues.For(consent, notice.Notice, ConsentPaths.ReturnUrl(consent.Context), theme);
            content.AppendHtml(new NoticeContent(notice.Template, values));
        }
    }

    /// <summary>The script of the client API; with the state, where the page is this visitor's alone.</summary>
    private static string ClientScript(RequestConsent consent, string? nonce)
    {
        var isShared = consent.Configuration.Options.Banner.CacheSafe || !consent.Configuration.IsEnforcing;
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);

        // It loads what starts a page again, where code of a withdrawn category runs in it.
        var starter = consent.Configuration.IsEnforcing ? $"{ConsentScripts.ReloadText(texts)} data-ccx-starter=\"{ConsentStylesheet.Address(consent, ConsentAssets.HeldScript)}\"" : "";
        return ConsentScripts.Tag(consent, ConsentAssets.ClientScript, nonce, starter + (isShared ? "" : $" data-ccx-state=\"{NoticeTemplate.Encode(Encoding.UTF8.GetString(StateEndpoint.Json(consent)))}\""));
    }
}

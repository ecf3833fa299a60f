using System.Globalization;
using System.Text;
using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// The banner and the settings dialog. Put <c>&lt;consent-banner /&gt;</c> first in <c>&lt;body&gt;</c> of the layout. A visitor who owes no
/// choice gets nothing at all: no HTML, no style, no script; only once, behind a form in which something was refused, the script that removes it. Only
/// with <see cref="ConsentBannerOptions.CacheSafe"/> every visitor gets the same.
/// </summary>
[HtmlTargetElement("consent-banner")]
public sealed class ConsentBannerTagHelper : TagHelper
{
    /// <summary>The page's nonce for style and script, where its Content-Security-Policy asks for one. Default: none.</summary>
    public string? Nonce { get; set; }

    /// <summary>Where the banner stands. Default: <see cref="ConsentBannerOptions.Layout"/>.</summary>
    public ConsentBannerLayout? Layout { get; set; }

    /// <summary>The colours. Default: <see cref="ConsentBannerOptions.Theme"/>.</summary>
    public ConsentTheme? Theme { get; set; }

    /// <summary>
    /// Whether script gets <c>window.cookieConsent</c> (its types are in <c>types/cookie-consent.d.ts</c> of the package). The page then loads a script
    /// for every visitor, decided or not. Default: <see langword="false"/>.
    /// </summary>
    public bool ClientApi { get; set; }

    /// <summary>
    /// Whether visitors of regions under <see cref="ConsentRegime.OptOut"/> get the link to object here, in place of the banner. Default:
    /// <see langword="true"/>; <see langword="false"/> where <c>&lt;consent-opt-out-link /&gt;</c> stands elsewhere in the page.
    /// </summary>
    public bool OptOutLink { get; set; } = true;

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.SuppressOutput();

        // In report-only mode the page does not depend on the visitor, so it stays as cacheable as it was. A page for everyone must not even ask.
        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();
        if (consent.Configuration.IsEnforcing && (consent.Configuration.Options.Banner.CacheSafe || (consent.Status != ConsentStatus.Decided && consent.Regime == ConsentRegime.OptIn)))
            AppendBanner(output.Content, consent);
        else if (consent.Configuration.IsEnforcing && (ClientApi || ConsentPaths.IsBehindForm(consent)))
            output.Content.AppendHtml(ConsentScripts.ForgetTag(consent, Nonce));
        if (OptOutLink && OptOutLinkMarkup.For(consent) is { Length: > 0 } link)
            output.Content.AppendHtml("<div class=\"ccx-opt-out-line\">").AppendHtml(link).AppendHtml("</div>");
        output.Content.AppendHtml(ConsentScripts.Signal(consent, Nonce));
        if (ClientApi)
            output.Content.AppendHtml(ClientScript(consent));
    }

    private void AppendBanner(TagHelperContent content, RequestConsent consent)
    {
        var options = consent.Configuration.Options.Banner;
        var notices = consent.Configuration.Notices;
        var culture = CultureInfo.CurrentUICulture;
        var texts = notices.Texts(culture);

        content.AppendHtml(ConsentStylesheet.Link(consent, Nonce));
        if (options.CacheSafe)
            content.AppendHtml(ConsentStylesheet.StateLink(consent, Nonce) + SharedMarkup.Start(SharedMarkup.Asked));
        Append(notices.Banner(culture, Layout ?? options.Layout));
        if (options.CacheSafe)
            content.AppendHtml(SharedMarkup.End);
        content.AppendHtml(ConsentScripts.Status(consent, texts));
        Append(notices.Dialog(culture));
        content.AppendHtml(ConsentScripts.Tag(consent, ConsentAssets.Script, Nonce));

        void Append(PreparedNotice notice)
        {
            var theme = Theme ?? options.Theme;
            var values = options.CacheSafe
                ? NoticeValues.ForEveryone(consent, notice.Notice, theme)
                : NoticeValues.For(consent, notice.Notice, ConsentPaths.ReturnUrl(consent.Context), theme);
            content.AppendHtml(new NoticeContent(notice.Template, values));
        }
    }

    /// <summary>The script of the client API; with the state, where the page is this visitor's alone.</summary>
    private string ClientScript(RequestConsent consent)
    {
        var isShared = consent.Configuration.Options.Banner.CacheSafe || !consent.Configuration.IsEnforcing;
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);

        // It loads what starts a page again, where code of a withdrawn category runs in it.
        var starter = consent.Configuration.IsEnforcing ? $"{ConsentScripts.ReloadText(texts)} data-ccx-starter=\"{ConsentStylesheet.Address(consent, ConsentAssets.HeldScript)}\"" : "";
        return ConsentScripts.Tag(consent, ConsentAssets.ClientScript, Nonce, starter + (isShared ? "" : $" data-ccx-state=\"{NoticeTemplate.Encode(Encoding.UTF8.GetString(StateEndpoint.Json(consent)))}\""));
    }
}

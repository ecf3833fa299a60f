using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// The banner and the settings dialog. Put <c>&lt;consent-banner /&gt;</c> first in <c>&lt;body&gt;</c> of the layout. A visitor who owes no
/// choice gets nothing at all: no HTML, no style, no script.
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

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.SuppressOutput();

        // In report-only mode the page does not depend on the visitor, so it stays as cacheable as it was.
        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();
        if (!consent.Configuration.IsEnforcing || consent.Status == ConsentStatus.Decided)
            return;

        var options = consent.Configuration.Options.Banner;
        var notices = consent.Configuration.Notices;
        var culture = CultureInfo.CurrentUICulture;
        var banner = notices.Banner(culture, Layout ?? options.Layout);
        var texts = notices.Texts(culture);

        var content = output.Content;
        content.AppendHtml(ConsentStylesheet.Link(consent, Nonce));
        Append(banner);
        content.AppendHtml(
            $"<p class=\"ccx-hidden\" role=\"status\" lang=\"{texts.Language}\" data-ccx-status data-ccx-saved=\"{NoticeTemplate.Encode(texts["saved.status"])}\" data-ccx-error=\"{NoticeTemplate.Encode(texts["error.notSaved"])}\"></p>"
        );
        Append(notices.Dialog(culture));
        content.AppendHtml($"<script src=\"{ConsentStylesheet.Address(consent, ConsentAssets.Script)}\" defer{ConsentStylesheet.Nonce(Nonce)}></script>");

        void Append(PreparedNotice notice) =>
            content.AppendHtml(
                new NoticeContent(notice.Template, NoticeValues.For(consent, notice.Notice, ConsentPaths.ReturnUrl(consent.Context), Theme ?? options.Theme))
            );
    }
}

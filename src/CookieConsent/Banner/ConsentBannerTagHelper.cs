using CookieConsent.Banner;
using CookieConsent.Decision;
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

        BannerContent.Append(output.Content, (RequestConsent)ViewContext.HttpContext.GetCookieConsent(), new(Nonce, Layout, Theme, ClientApi, OptOutLink));
    }
}

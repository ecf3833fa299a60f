using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// The link "Do not sell or share my personal information" to the settings page, for visitors of regions under <see cref="ConsentRegime.OptOut"/>;
/// nothing for all others (requirement S06). For the footer, say, together with <c>&lt;consent-banner opt-out-link="false" /&gt;</c>.
/// </summary>
[HtmlTargetElement("consent-opt-out-link")]
public sealed class ConsentOptOutLinkTagHelper : TagHelper
{
    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(OptOutLinkMarkup.Alone((RequestConsent)ViewContext.HttpContext.GetCookieConsent()));
    }
}

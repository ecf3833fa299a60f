using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// Every service and cookie that the site declares, by category, for the privacy page (requirement U09). The same for every visitor.
/// </summary>
[HtmlTargetElement("consent-declaration")]
public sealed class ConsentDeclarationTagHelper : TagHelper
{
    /// <summary>Level of the categories' headings, 1 to 6. Default: 2.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>The page's nonce for style, where its Content-Security-Policy asks for one. Default: none.</summary>
    public string? Nonce { get; set; }

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        var html = DeclarationMarkup.Of(consent.Configuration, texts, HeadingLevel, $"<consent-declaration heading-level=\"{HeadingLevel}\">");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", DeclarationMarkup.Classes);
        output.Attributes.SetAttribute("lang", texts.Language);
        output.Attributes.SetAttribute("dir", texts.Direction);
        output.PreElement.SetHtmlContent(ConsentStylesheet.Link(consent, Nonce));
        output.Content.SetHtmlContent(html);
    }
}

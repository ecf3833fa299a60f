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
    private const int LowestHeading = 6;

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
        if (HeadingLevel is < 1 or > LowestHeading)
            throw new InvalidOperationException($"<consent-declaration heading-level=\"{HeadingLevel}\">: write a level from 1 to 6.");

        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        var template = new NoticeTemplate();
        foreach (var category in CategoryTexts.AllIn(consent.Configuration))
            AppendCategory(template, consent, texts, category);
        using var html = new StringWriter();
        template.Complete().WriteTo(html, NoticeValues.Neutral(consent.Configuration.Options, texts.Language));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ccx ccx-declaration");
        output.Attributes.SetAttribute("lang", texts.Language);
        output.Attributes.SetAttribute("dir", texts.Direction);
        output.PreElement.SetHtmlContent(ConsentStylesheet.Link(consent, Nonce));
        output.Content.SetHtmlContent(html.ToString());
    }

    private void AppendCategory(NoticeTemplate template, RequestConsent consent, ConsentTexts texts, CookieCategories category)
    {
        template.Html($"<h{HeadingLevel}>").Text(texts.Name(category)).Html($"</h{HeadingLevel}><p>").Text(texts.Description(category)).Html("</p>");
        var services = ShownService.Of(consent.Configuration, category, texts);
        if (services.Count == 0)
            template.Html("<p>").Text(texts["dialog.noServices"]).Html("</p>");
        else
            template.ServiceTableOf(services, $"{texts.Name(category)}: {texts["dialog.services"]}", texts);
    }
}

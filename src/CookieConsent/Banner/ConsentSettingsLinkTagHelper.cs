using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// The link to the cookie settings, for every page (requirement U12). Content replaces its text, other attributes go to the link. With
/// <see cref="Withdraw"/> a one-click button stands behind it, as a form: then not inside <c>&lt;p&gt;</c> or another form.
/// </summary>
[HtmlTargetElement("consent-settings-link")]
public sealed class ConsentSettingsLinkTagHelper : TagHelper
{
    /// <summary>Whether a visitor who has granted something also gets a button that withdraws it. Default: <see langword="false"/>.</summary>
    public bool Withdraw { get; set; }

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", SettingsLinkMarkup.Address(consent, texts));
        output.Attributes.SetAttribute(new TagHelperAttribute("data-ccx-settings"));
        // Enhanced navigation leaves such a link alone: the settings page is a document of its own, which can stand in no frame either.
        if (!output.Attributes.ContainsName("target"))
            output.Attributes.SetAttribute("target", "_top");
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
            output.Content.SetHtmlContent(NoticeTemplate.Encode(texts["settings.link"]));
        if (Withdraw)
            output.PostElement.SetHtmlContent(SettingsLinkMarkup.Withdraw(consent, texts));
    }
}

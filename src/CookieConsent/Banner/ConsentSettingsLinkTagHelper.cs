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
        var returnUrl = ConsentPaths.ReturnUrl(consent.Context);

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", ConsentPaths.Endpoint(consent) + ConsentPaths.SettingsQuery(returnUrl, texts.Language));
        output.Attributes.SetAttribute(new TagHelperAttribute("data-ccx-settings"));
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
            output.Content.SetHtmlContent(NoticeTemplate.Encode(texts["settings.link"]));

        // Read only here: a plain link does not make the page depend on the visitor.
        if (Withdraw && consent.Configuration.IsEnforcing && consent.Granted != CookieCategories.Necessary)
            output.PostElement.SetHtmlContent(WithdrawForm(consent, texts, returnUrl));
    }

    private static string WithdrawForm(RequestConsent consent, ConsentTexts texts, string returnUrl) =>
        $"<form method=\"post\" action=\"{NoticeTemplate.Encode(ConsentPaths.Endpoint(consent))}\" data-ccx-withdraw>"
        + $"<input type=\"hidden\" name=\"returnUrl\" value=\"{NoticeTemplate.Encode(returnUrl)}\">"
        + $"<button name=\"choice\" value=\"reject-all\">{NoticeTemplate.Encode(texts["withdraw.button"])}</button></form>";
}

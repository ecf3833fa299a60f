using CookieConsent.Decision;
using CookieConsent.Gating;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// Content that waits for the visitor's consent: <c>&lt;consent-content for="Analytics"&gt;…&lt;/consent-content&gt;</c>. Not granted, it stands in an inert
/// <c>&lt;template&gt;</c> behind a placeholder that says what is missing, with a button that grants just that; a
/// <c>&lt;consent-placeholder&gt;</c> inside says it in the site's own words. Granted, it is the content alone. Not inside a form, because the
/// placeholder is one.
/// </summary>
[HtmlTargetElement("consent-content")]
public sealed class ConsentContentTagHelper : TagHelper
{
    /// <summary>One category or several divided by commas, ignoring case: all of them have to be granted. Required.</summary>
    public string? For { get; set; }

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();
        var placeholder = new PlaceholderSlot();
        context.Items[typeof(PlaceholderSlot)] = placeholder;
        await output.GetChildContentAsync();

        var gate = GateReader.FromAttribute(consent, For, $"<consent-content for=\"{For}\">");
        if (consent.Configuration.IsEnforcing)
            HeldMarkup.Apply(consent, gate, output, hasPlaceholder: true, placeholder.Content);
    }
}

using CookieConsent.Gating;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// What a visitor reads in place of a <c>&lt;consent-content&gt;</c>, in the site's own words and markup. The button that grants what is missing comes behind
/// it by itself. Written only where something is missing.
/// </summary>
[HtmlTargetElement("consent-placeholder", ParentTag = "consent-content")]
public sealed class ConsentPlaceholderTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (context.Items.TryGetValue(typeof(PlaceholderSlot), out var slot))
            ((PlaceholderSlot)slot).Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

using CookieConsent.Decision;
using CookieConsent.Gating;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// Holds a tag back until the visitor has agreed (requirements E14, E15): with <c>consent="Analytics"</c>, or by itself where its address belongs to a
/// service of the catalogue or of the configuration. Held, it stands in an inert <c>&lt;template&gt;</c>, a frame or video behind a placeholder with a
/// button. Granted, it is the plain tag.
/// </summary>
/// <remarks><c>consent="Necessary"</c> lets a tag through always, whatever its address: its author answers for it.</remarks>
[HtmlTargetElement("script", Attributes = ConsentAttribute)]
[HtmlTargetElement("iframe", Attributes = ConsentAttribute)]
[HtmlTargetElement("img", Attributes = ConsentAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("link", Attributes = ConsentAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("video", Attributes = ConsentAttribute)]
[HtmlTargetElement("embed", Attributes = ConsentAttribute, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("script", Attributes = "src")]
[HtmlTargetElement("iframe", Attributes = "src")]
[HtmlTargetElement("img", Attributes = "src", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("img", Attributes = "srcset", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("video", Attributes = "src")]
[HtmlTargetElement("video", Attributes = "poster")]
[HtmlTargetElement("embed", Attributes = "src", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("link", Attributes = "href", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("link", Attributes = "imagesrcset", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("script", Attributes = "data-category")]
[HtmlTargetElement("script", Attributes = "data-cookieconsent")]
[HtmlTargetElement("iframe", Attributes = "data-cookieconsent")]
[HtmlTargetElement("img", Attributes = "data-cookieconsent", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ConsentTagHelper : TagHelper
{
    private const string ConsentAttribute = "consent";

    /// <summary>One category or several divided by commas, ignoring case: all of them have to be granted. Default: by the tag's address.</summary>
    [HtmlAttributeName(ConsentAttribute)]
    public string? Consent { get; set; }

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the framework's own tag helpers, which complete addresses (<c>~/</c>, <c>asp-append-version</c>).</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var http = ViewContext.HttpContext;
        var foreign = ForeignMarkup.Read(output);
        var isMarked = context.AllAttributes.ContainsName(ConsentAttribute) || foreign is not null;

        // A view that is rendered outside of a request, for a mail say, has no visitor.
        if (!isMarked && http.Features.Get<ICookieConsentFeature>() is null)
            return;
        var consent = (RequestConsent)http.GetCookieConsent();
        var gate = isMarked
            ? GateReader.FromAttribute(consent, Consent ?? foreign?.Categories, $"<{context.TagName} {ConsentAttribute}=\"{Consent ?? foreign?.Categories}\">", foreign?.Service)
            : GateByAddress(consent, context, output);

        // In report-only mode a tag that was written for another tool stays that tool's: made plain, it would run past it.
        if (gate is null || !consent.Configuration.IsEnforcing)
            return;
        if (foreign is not null)
            ForeignMarkup.TakeOff(output);
        HeldMarkup.Apply(consent, gate, output, hasPlaceholder: context.TagName is "iframe" or "video" or "embed");
    }

    private static TagGate? GateByAddress(RequestConsent consent, TagHelperContext context, TagHelperOutput output)
    {
        if (!consent.Configuration.Options.HoldThirdParties || (context.TagName == "link" && !LinkRelation.Loads(TagText.Of(output, "rel"))))
            return null;
        TagGate? gate = null;
        foreach (var address in TagAddresses.Of(output, context.TagName))
        {
            // For one tag with addresses of several services there is no button that grants just what is missing.
            if (GateReader.FromAddress(consent, address, context.TagName) is { } found)
                gate = gate is null || gate == found ? found : TagGate.Closed;
        }
        return gate;
    }
}

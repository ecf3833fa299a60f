using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>Attribute values as text: what a view wrote literally is encoded already, what an expression gave is not.</summary>
internal static class TagText
{
    /// <summary>The value, decoded.</summary>
    public static string Of(TagHelperAttribute attribute) =>
        attribute.Value switch
        {
            null => "",
            string text => System.Net.WebUtility.HtmlDecode(text),
            IHtmlContent content => System.Net.WebUtility.HtmlDecode(Write(content)),
            var other => other.ToString() ?? "",
        };

    /// <summary>The value of an attribute; <see langword="null"/> where there is none.</summary>
    public static string? Of(TagHelperOutput output, string name) => output.Attributes.TryGetAttribute(name, out var attribute) ? Of(attribute) : null;

    private static string Write(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}

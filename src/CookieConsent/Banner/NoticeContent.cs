using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CookieConsent.Banner;

/// <summary>One visitor's copy of a notice, written straight to the page.</summary>
internal sealed class NoticeContent(NoticeTemplate template, NoticeValues values) : IHtmlContent
{
    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => template.WriteTo(writer, values);
}

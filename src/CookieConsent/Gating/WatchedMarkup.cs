using System.Text.Encodings.Web;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Html;

namespace CookieConsent.Gating;

/// <summary>
/// What only script of ours reads. Whether a page has any is known once the whole page is: the page of a decided visitor mostly has none, and then pays for
/// none.
/// </summary>
/// <param name="consent">The visitor.</param>
/// <param name="watched">What is written where script of ours is on the page.</param>
/// <param name="unwatched">What is written elsewhere.</param>
internal sealed class WatchedMarkup(RequestConsent consent, string watched, string unwatched) : IHtmlContent
{
    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var written = consent.Context.Items;
        writer.Write(written.ContainsKey(ConsentAssets.Script) || written.ContainsKey(ConsentAssets.ClientScript) ? watched : unwatched);
    }
}

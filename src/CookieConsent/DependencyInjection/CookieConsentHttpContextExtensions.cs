using System.Text.Encodings.Web;
using CookieConsent;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Html;

namespace Microsoft.AspNetCore.Http;

/// <summary>Reaches a visitor's consent from a request.</summary>
public static class CookieConsentHttpContextExtensions
{
    /// <summary>The visitor's consent on this request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The decision that holds for this request; never <see langword="null"/>.</returns>
    /// <exception cref="InvalidOperationException">The middleware has not run for this request.</exception>
    public static ICookieConsentFeature GetCookieConsent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var feature = context.Features.Get<ICookieConsentFeature>();
        return feature is null or RequestConsent { HasReachedLine: false }
            ? throw new InvalidOperationException(
                "Cookie consent has not run for this request. Write app.UseCookieConsent() in Program.cs, before the middleware that asks for it."
            )
            : feature;
    }

    /// <summary>
    /// The nonce of this response's Content-Security-Policy, where <see cref="ConsentFirewallOptions.Policy"/> has <c>'nonce-{nonce}'</c>: for the attribute
    /// <c>nonce</c> of the page's own scripts and styles. New for each response; the page is then kept by no shared cache.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <returns>The nonce in Base64; <see langword="null"/> where the policy has none or the firewall is off.</returns>
    /// <exception cref="InvalidOperationException">The middleware has not run for this request.</exception>
    public static string? GetContentSecurityPolicyNonce(this HttpContext context) => (context.GetCookieConsent() as RequestConsent)?.PageNonce;

    /// <summary>
    /// What <c>&lt;consent-banner /&gt;</c> writes, for pages that no Razor writes: of a minimal API, a template engine or a proxied site. It belongs first in
    /// <c>&lt;body&gt;</c>, in a page in UTF-8. Call it before the response starts: where it depends on the visitor, the page becomes <c>private</c> (requirement E16).
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="nonce">The page's nonce for style and script. Default: that of <see cref="ConsentFirewallOptions.Policy"/>, if any.</param>
    /// <param name="clientApi">Whether script gets <c>window.cookieConsent</c>, as with the attribute <c>client-api</c>. Default: <see langword="false"/>.</param>
    /// <returns>
    /// Banner and settings dialog in the language of <c>CultureInfo.CurrentUICulture</c>; nothing for a visitor who owes no choice. As text, in an interpolated
    /// string for example, it is the HTML itself.
    /// </returns>
    /// <exception cref="InvalidOperationException">The middleware has not run for this request.</exception>
    public static HtmlString GetConsentBanner(this HttpContext context, string? nonce = null, bool clientApi = false)
    {
        var content = new HtmlContentBuilder();
        BannerContent.Append(content, (RequestConsent)context.GetCookieConsent(), new(nonce, ClientApi: clientApi));
        using var html = new StringWriter();
        content.WriteTo(html, HtmlEncoder.Default);
        return new HtmlString(html.ToString());
    }

    /// <summary>
    /// What <c>&lt;consent-settings-link&gt;</c> writes, for pages that no Razor writes: the link to the cookie settings, which every page needs
    /// (requirement U12).
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="withdraw">
    /// Whether a visitor who has granted something also gets a button that withdraws it. It is a form: then not inside <c>&lt;p&gt;</c> or another form, and the
    /// call has to come before the response starts. Default: <see langword="false"/>.
    /// </param>
    /// <returns>The link in the language of <c>CultureInfo.CurrentUICulture</c>.</returns>
    /// <exception cref="InvalidOperationException">The middleware has not run for this request.</exception>
    public static HtmlString GetConsentSettingsLink(this HttpContext context, bool withdraw = false) =>
        new(SettingsLinkMarkup.For((RequestConsent)context.GetCookieConsent(), withdraw));
}

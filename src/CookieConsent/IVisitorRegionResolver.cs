using Microsoft.AspNetCore.Http;

namespace CookieConsent;

/// <summary>
/// Says where a visitor is, in place of a CDN's header. Register with <c>CookieConsentBuilder.AddRegionResolver</c>. Only asked where
/// <see cref="ConsentRegionsOptions.Rules"/> exist and the visitor has not decided, and for the record of a decision; at most twice a request.
/// </summary>
public interface IVisitorRegionResolver
{
    /// <summary>
    /// The visitor's ISO 3166-1 code (<c>US</c>) or ISO 3166-2 code (<c>US-CA</c>); <see langword="null"/> where it is not known, and the strictest rule
    /// holds. The same where it throws, which is logged, or answers with something else.
    /// </summary>
    /// <param name="context">The request. This is called on its way to the app: look something up in memory, and ask for no consent here.</param>
    /// <returns>The code, or <see langword="null"/>.</returns>
    string? Resolve(HttpContext context);
}

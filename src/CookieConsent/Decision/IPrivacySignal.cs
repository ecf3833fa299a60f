using Microsoft.AspNetCore.Http;

namespace CookieConsent;

/// <summary>
/// A signal that the visitor's browser sends by itself, such as Global Privacy Control (requirement S08). Signals can only refuse.
/// Register an own one with <c>CookieConsentBuilder.AddPrivacySignal</c>.
/// </summary>
public interface IPrivacySignal
{
    /// <summary>The categories that the signal refuses on this request; <see cref="CookieCategories.None"/> where it is absent.</summary>
    /// <param name="request">The request. Read its headers only; this is called on the hot path.</param>
    /// <param name="options">The options in force.</param>
    /// <returns>What is refused, whatever was granted before.</returns>
    CookieCategories Refuses(HttpRequest request, CookieConsentOptions options);
}

using Microsoft.AspNetCore.Http;

namespace CookieConsent.Decision;

/// <summary>The header <c>DNT: 1</c>, where the site heeds it (requirement S08).</summary>
internal sealed class DoNotTrackSignal : IPrivacySignal
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = "DNT";

    /// <inheritdoc />
    public CookieCategories Refuses(HttpRequest request, CookieConsentOptions options) =>
        options.DoNotTrack && request.Headers[HeaderName] == "1" ? CookieCategories.Advertisement | CookieCategories.Analytics : CookieCategories.None;
}

using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>What answers below <see cref="CookieConsentOptions.BasePath"/>.</summary>
internal sealed class ConsentEndpoints(ConsentConfigurationSource configurations)
{
    public Func<RequestConsent, Task>? Find(HttpRequest request) => configurations is null || request is null ? null : null;
}

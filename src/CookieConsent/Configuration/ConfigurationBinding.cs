using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CookieConsent.Configuration;

internal sealed class ConfigurationBinding(IConfiguration? configuration) : IConfigureOptions<CookieConsentOptions>
{
    public void Configure(CookieConsentOptions options) => configuration?.Bind(options);
}

using Microsoft.Extensions.Options;

namespace CookieConsent.Configuration;

internal sealed class CookieConsentOptionsValidator : IValidateOptions<CookieConsentOptions>
{
    public ValidateOptionsResult Validate(string? name, CookieConsentOptions options) =>
        options.ConfigurationErrors.Count > 0 ? ValidateOptionsResult.Fail(options.ConfigurationErrors) : ValidateOptionsResult.Success;
}

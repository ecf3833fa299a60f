using Microsoft.Extensions.Options;

namespace CookieConsent.Configuration;

/// <summary>
/// Finds every mistake at once, each with its configuration path and the fix: what the configuration held that no option could take, single values,
/// and rules across values.
/// </summary>
internal sealed class CookieConsentOptionsValidator(IServiceProvider services) : IValidateOptions<CookieConsentOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, CookieConsentOptions options)
    {
        List<string> errors =
        [
            .. options.ConfigurationErrors,
            .. CheckRules(options).Select(error => error.StartsWith(CookieConsentOptions.SectionName + ":", StringComparison.Ordinal) ? options.ConfigurationPath + error[CookieConsentOptions.SectionName.Length..] : error),
        ];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>The configuration path of an option.</summary>
    public static string Path(params ReadOnlySpan<string> keys) => CookieConsentOptions.SectionName + ":" + string.Join(':', keys!);

    private IEnumerable<string> CheckRules(CookieConsentOptions options) =>
        [
            .. ValueRules.Check(options),
            .. ConsentCookieRules.Check(options.ConsentCookie),
            .. ServiceRules.Check(options),
            .. ExemptionRules.Check(options),
            .. RegionRules.Check(options.Regions, services),
            .. CookiePatternRules.Check(options, services),
            .. BannerRules.Check(options.Banner, services),
            .. FirewallRules.Check(options),
            .. ConsentSignalRules.Check(options.ConsentSignals),
            .. RecordLogRules.Check(services),
        ];
}

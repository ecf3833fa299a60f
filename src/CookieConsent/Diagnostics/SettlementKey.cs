using System.Globalization;
using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Everything in a configuration that can settle an unknown cookie, as one text: after a reload that changes none of it nothing is said again. Any
/// setting of the app reloads the configuration, a log level too.
/// </summary>
internal static class SettlementKey
{
    /// <summary>The key; equal for configurations that judge every cookie alike.</summary>
    public static string Of(ConsentConfiguration configuration)
    {
        var options = configuration.Options;
        return string.Join(
            '\n',
            [
                string.Create(CultureInfo.InvariantCulture, $"{options.Mode} {options.UnknownCookies} {options.UndeclaredServices}"),
                .. configuration.SiteRules.Select(rule => $"{rule.Category} {rule.Pattern}").Order(StringComparer.Ordinal),
                .. configuration.Services.Select(service => $"{service.Category} {service.Id}"),
            ]
        );
    }
}

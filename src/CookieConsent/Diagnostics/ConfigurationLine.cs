using System.Text.Json;
using CookieConsent.Gating;

namespace CookieConsent.Diagnostics;

/// <summary>The configuration that would settle an observation, ready to be pasted.</summary>
internal static class ConfigurationLine
{
    // A longer name is proposed as a prefix: what a log shows of it is cut anyway.
    private const int LongestName = 100;

    /// <summary>
    /// The line for a cookie that nothing knows. No category stands in it: whoever pastes it without reading must not grant anything by it.
    /// </summary>
    public static string ForUnknownCookie(string name)
    {
        var pattern = name.Length > LongestName ? name[..LongestName] + "*" : name;
        return name.Length == 0 || name.Contains('*', StringComparison.Ordinal) || name.Any(char.IsControl)
            ? "none, as no pattern can hold such a name. Give the cookie a name without stars and control characters"
            : $"\"CookieConsent\": {{ \"Cookies\": {{ \"<Necessary, Functionality, Analytics or Advertisement>\": [ \"{JsonEncodedText.Encode(pattern)}\" ] }} }}";
    }

    /// <summary>The line that declares a service of the catalogue.</summary>
    public static string ForUndeclaredService(string service) => $"\"CookieConsent\": {{ \"Services\": {{ \"{service}\": {{}} }} }}";

    /// <summary>
    /// The line that lets visitors grant what comes from a host; <see langword="null"/> where they can already. For a host that nobody knows neither id nor
    /// category stands in it: whoever pastes it without reading must not open anything by it.
    /// </summary>
    public static string? ForHost(string host, HostOwner? owner) =>
        owner switch
        {
            null => ForUnknownHost(host),
            { IsDeclared: false } => ForUndeclaredService(owner.ServiceId),
            _ => null,
        };

    private static string ForUnknownHost(string host) =>
        $"\"CookieConsent\": {{ \"Services\": {{ \"<id>\": {{ \"Category\": \"<Necessary, Functionality, Analytics or Advertisement>\", \"Hosts\": [ \"{JsonEncodedText.Encode(host)}\" ] }} }} }}";

    /// <summary>The line that declares another lifetime for a cookie of a service.</summary>
    public static string ForLifetime(string service, string pattern, TimeSpan lifetime) =>
        $"\"CookieConsent\": {{ \"Services\": {{ \"{service}\": {{ \"Cookies\": [ {{ \"Name\": \"{JsonEncodedText.Encode(pattern)}\", \"Lifetime\": \"{Math.Ceiling(lifetime.TotalDays):0}.00:00:00\" }} ] }} }} }}";
}

using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on single values.</summary>
internal static class ValueRules
{
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(400);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(CookieConsentOptions options)
    {
        // Browsers keep no cookie longer than 400 days (requirement C02), and the day is the unit that the consent cookie counts in.
        if (options.ConsentLifetime < ShortestLifetime || options.ConsentLifetime > LongestLifetime)
            yield return $"{Path("ConsentLifetime")} is {options.ConsentLifetime}. Write 1 to 400 days, for example \"182.00:00:00\".";
        if (options.RecordTimeout < ShortestTimeout || options.RecordTimeout > LongestTimeout)
            yield return $"{Path("RecordTimeout")} is {options.RecordTimeout}. Write 0.1 to 60 seconds, for example \"00:00:03\".";
        if (options.GrantsPerMinute < 0)
            yield return $"{Path("GrantsPerMinute")} is {options.GrantsPerMinute}. Write a number from 0 (no limit) upwards, for example 60.";
        if (options.BasePath.Value is not ['/', _, ..] basePath || basePath.EndsWith('/') || basePath.AsSpan().IndexOfAny("?#;") >= 0)
            yield return $"{Path("BasePath")} is \"{options.BasePath.Value}\". Write a path of its own that starts with a slash and does not end with one, for example \"/_cc\".";
        if (options.PolicyUrl is { Length: > 0 } policyUrl && !IsWebAddress(policyUrl))
            yield return $"{Path("PolicyUrl")} is \"{policyUrl}\". Write a local path, for example \"/privacy\", or an address that starts with https://.";
        if (options.PolicyVersion is null)
            yield return $"{Path("PolicyVersion")} is null. Write a text, for example \"2026-11\", or leave it out.";
        else if (options.PolicyVersion.Any(char.IsControl))
            yield return $"{Path("PolicyVersion")} holds a control character. Write a plain text, for example \"2026-11\".";
        if (!Enum.IsDefined(options.UnknownCookies))
            yield return $"{Path("UnknownCookies")} is {options.UnknownCookies}. Write Block or Allow.";
        if (!Enum.IsDefined(options.UndeclaredServices))
            yield return $"{Path("UndeclaredServices")} is {options.UndeclaredServices}. Write Block or Allow.";
        if (!Enum.IsDefined(options.Mode))
            yield return $"{Path("Mode")} is {options.Mode}. Write Enforce or ReportOnly.";
        if (!Enum.IsDefined(options.GlobalPrivacyControl))
            yield return $"{Path("GlobalPrivacyControl")} is {options.GlobalPrivacyControl}. Write RefuseAdvertisement, RefuseAdvertisementAndAnalytics or Ignore.";
        else if (options.GlobalPrivacyControl == GlobalPrivacyControlHandling.Ignore && options.GlobalPrivacyControlStatement.LastUpdate is not null)
            yield return $"{Path("GlobalPrivacyControlStatement")} says in public that the signal is honoured, but {Path("GlobalPrivacyControl")} is Ignore. Take one of them out.";
    }

    /// <summary>Whether the text is a path on this site or an absolute http or https address.</summary>
    public static bool IsWebAddress(string text) =>
        !text.Any(char.IsControl)
        && (
            (text[0] == '/' && (text.Length == 1 || text[1] is not ('/' or '\\')))
            || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
        );
}

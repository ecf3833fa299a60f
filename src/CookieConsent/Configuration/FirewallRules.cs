using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on the third-party firewall.</summary>
internal static class FirewallRules
{
    private const string Section = "Firewall";

    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(CookieConsentOptions options)
    {
        var firewall = options.Firewall;
        if (!Enum.IsDefined(firewall.Mode))
            yield return $"{Path(Section, "Mode")} is {firewall.Mode}. Write Off, ReportOnly or Enforce.";
        foreach (var mistake in PolicyRules.Mistakes(firewall.Policy ?? ""))
            yield return $"{Path(Section, "Policy")} {mistake}";

        // The policy is a header of the page, and that is what caches keep for everyone (requirement E16).
        if (firewall.Mode != ConsentFirewallMode.Off && options.Banner.CacheSafe)
        {
            yield return $"{Path(Section, "Mode")} is {firewall.Mode} while {Path("Banner", "CacheSafe")} is true: a page that every visitor gets cannot carry a policy of each visitor's own. "
                + $"Write \"Mode\": \"Off\" there, or \"CacheSafe\": false.";
        }
    }
}

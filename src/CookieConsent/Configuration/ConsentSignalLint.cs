namespace CookieConsent.Configuration;

/// <summary>What vendors' tags are allowed before any choice (requirements E14, E15).</summary>
internal static class ConsentSignalLint
{
    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(CookieConsentOptions options)
    {
        if (options.ConsentSignals.Google == GoogleConsentMode.Advanced)
        {
            yield return new(
                ConfigurationFindingKind.AdvancedConsentMode,
                $"{options.ConfigurationPath}:ConsentSignals:Google",
                "is Advanced: Google's scripts load, and every visitor's browser contacts Google, before any choice. A tag manager is not necessary, and courts have asked for consent before it loads.",
                "Write \"Basic\"."
            );
        }
    }
}

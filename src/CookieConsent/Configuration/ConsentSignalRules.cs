using CookieConsent.Gating;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on what vendors' tags are told.</summary>
internal static class ConsentSignalRules
{
    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(ConsentSignalOptions signals)
    {
        if (!Enum.IsDefined(signals.Google))
            yield return $"{Path("ConsentSignals", "Google")} is {signals.Google}. Write Off, Basic or Advanced.";
        for (var i = 0; i < signals.Regions.Count; i++)
        {
            if (!RegionCode.Is(signals.Regions[i]))
                yield return $"{Path("ConsentSignals", "Regions", $"{i}")} is \"{signals.Regions[i]}\". Write the code of a country or of a part of one (ISO 3166-2), for example \"NO\" or \"CA-QC\".";
        }
    }
}

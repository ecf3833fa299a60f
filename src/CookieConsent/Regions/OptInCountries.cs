using System.Collections.Frozen;

namespace CookieConsent.Regions;

/// <summary>
/// Where the law asks for consent first, so that no configuration may say otherwise (requirement K06): the European Union with its outermost regions,
/// Iceland, Liechtenstein and Norway, the United Kingdom with the islands and Gibraltar, Switzerland, and in Canada Quebec.
/// </summary>
internal static class OptInCountries
{
    private static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        "AX", "GF", "GP", "MF", "MQ", "RE", "YT",
        "IS", "LI", "NO", "SJ",
        "GB", "GG", "GI", "IM", "JE",
        "CH",
        "CA-QC"
    );

    /// <summary>Whether consent comes first there: by the code itself or by its country's.</summary>
    public static bool Contains(string code) => Codes.Contains(code) || Codes.Contains(RegionCode.CountryOf(code));

    /// <summary>The regions of a country that ask for consent although the country does not.</summary>
    public static IEnumerable<string> RegionsIn(string country) => Codes.Where(code => RegionCode.HasRegion(code) && code.StartsWith(country, StringComparison.OrdinalIgnoreCase));
}

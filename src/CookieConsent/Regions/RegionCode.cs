namespace CookieConsent.Regions;

/// <summary>Codes of countries (ISO 3166-1, two letters) and of regions in them (ISO 3166-2: <c>US-CA</c>), strictly: what is anything else is unknown.</summary>
internal static class RegionCode
{
    private const int CountryLength = 2;
    private const int LongestSubdivision = 3;

    // What CDNs and databases send for a visitor of no known country.
    private static readonly string[] NoCountry = ["XX", "ZZ", "AP", "EU"];

    /// <summary>The code in upper case; <see langword="null"/> where the text is none or stands for no country.</summary>
    public static string? Parse(string? text)
    {
        if (text is null || text.Length < CountryLength || !IsCountry(text.AsSpan(0, CountryLength)))
            return null;
        return text.Length == CountryLength || (text[CountryLength] == '-' && IsSubdivision(text.AsSpan(CountryLength + 1))) ? text.ToUpperInvariant() : null;
    }

    /// <summary>The code from a country and what is said of the region in it; that of the country alone where the latter is not understood.</summary>
    public static string? Parse(string? country, string? region)
    {
        if (country is not { Length: CountryLength } || Parse(country) is not { } code)
            return null;
        if (string.IsNullOrEmpty(region))
            return code;
        if (region.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase))
            region = region[(CountryLength + 1)..];
        return Parse($"{code}-{region}") ?? code;
    }

    /// <summary>The country of a code.</summary>
    public static string CountryOf(string code) => code.Length == CountryLength ? code : code[..CountryLength];

    /// <summary>Whether the code names a region in a country.</summary>
    public static bool HasRegion(string code) => code.Length > CountryLength;

    private static bool IsCountry(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1]))
            return false;
        foreach (var code in NoCountry)
        {
            if (text.Equals(code, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }

    private static bool IsSubdivision(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestSubdivision)
            return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
                return false;
        }
        return true;
    }
}

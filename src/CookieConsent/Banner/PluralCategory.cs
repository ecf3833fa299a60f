namespace CookieConsent.Banner;

/// <summary>
/// Which form of a noun follows a count: the cardinal plural rules of Unicode CLDR 48 (supplemental/plurals.xml) for whole numbers. The forms that CLDR
/// keeps for fractions and for whole millions are left out: no lifetime gets there.
/// </summary>
internal static class PluralCategory
{
    public const string Zero = "zero";
    public const string One = "one";
    public const string Two = "two";
    public const string Few = "few";
    public const string Many = "many";

    /// <summary>The form that every language has.</summary>
    public const string Other = "other";

    /// <summary>The form of a count.</summary>
    /// <param name="language">Tag of the language; what follows its first part makes no difference.</param>
    /// <param name="count">A count of zero or more.</param>
    public static string Of(string language, int count)
    {
        var (last, lastTwo) = (count % 10, count % 100);
        return language.Split('-')[0].ToLowerInvariant() switch
        {
            "ja" or "ko" or "zh" => Other,
            "fr" => count is 0 or 1 ? One : Other,
            "is" or "mk" => last == 1 && lastTwo != 11 ? One : Other,
            "lv" => last == 0 || IsTeen(lastTwo) ? Zero : last == 1 ? One : Other,
            "lt" => last == 0 || IsTeen(lastTwo) ? Other : last == 1 ? One : Few,
            "cs" or "sk" => count == 1 ? One : count is >= 2 and <= 4 ? Few : Other,
            "sl" => lastTwo == 1 ? One : lastTwo == 2 ? Two : lastTwo is 3 or 4 ? Few : Other,
            "bs" or "hr" or "sr" => Slavic(last, lastTwo, rest: Other),
            "be" or "ru" or "uk" => Slavic(last, lastTwo, rest: Many),
            "pl" => count == 1 ? One : last == 1 ? Many : Slavic(last, lastTwo, rest: Many),
            "ro" => count == 1 ? One : count == 0 || lastTwo is >= 1 and <= 19 ? Few : Other,
            "he" => count == 1 ? One : count == 2 ? Two : Other,
            "ar" => count switch { 0 => Zero, 1 => One, 2 => Two, _ => lastTwo switch { >= 3 and <= 10 => Few, >= 11 => Many, _ => Other } },
            "mt" => count switch { 1 => One, 2 => Two, _ => count == 0 || lastTwo is >= 3 and <= 10 ? Few : IsTeen(lastTwo) ? Many : Other },
            "ga" => count switch { 1 => One, 2 => Two, >= 3 and <= 6 => Few, >= 7 and <= 10 => Many, _ => Other },
            "cy" => count switch { 0 => Zero, 1 => One, 2 => Two, 3 => Few, 6 => Many, _ => Other },

            // English and most of Europe: bg, ca, da, de, el, en, es, et, eu, fi, gl, hu, it, lb, nb, nl, nn, pt of Portugal, sv, tr.
            _ => count == 1 ? One : Other,
        };
    }

    private static bool IsTeen(int lastTwo) => lastTwo is >= 11 and <= 19;

    private static string Slavic(int last, int lastTwo, string rest) =>
        IsTeen(lastTwo) ? rest : last == 1 ? One : last is >= 2 and <= 4 ? Few : rest;
}

using System.Collections.Frozen;
using System.Globalization;

namespace CookieConsent.Banner;

/// <summary>Which languages stand in for which.</summary>
internal static class LanguageChain
{
    /// <summary>Where a culture's people read a language that is not among its parents.</summary>
    public static readonly FrozenDictionary<string, string> StandIns = new Dictionary<string, string>
    {
        // Norwegian without a written standard is read in bokmål, and nynorsk where a text is missing in it.
        ["no"] = "nb",
        ["nn"] = "nb",
        // Chinese without a script is mostly written in the simplified one.
        ["zh"] = "zh-Hans",
        // Serbian in Montenegro is written in Latin script, although the platform's parent is in Cyrillic.
        ["sr-ME"] = "sr-Latn",
        // The former tag of Hebrew.
        ["iw"] = "he",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The culture of a tag; <see langword="null"/> where the platform knows none, as for every tag under invariant globalization.</summary>
    public static CultureInfo? CultureOf(string tag)
    {
        try
        {
            return tag.Length > 0 ? CultureInfo.GetCultureInfo(tag, predefinedOnly: true) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The tag as the platform writes it.</summary>
    public static string Normal(string tag) => CultureOf(tag)?.Name ?? tag;

    /// <summary>The languages in which a tag's readers read, the closest first; English last.</summary>
    public static IEnumerable<string> Of(string tag) => CultureOf(tag) is { } culture ? Of(culture) : [tag, ShippedTexts.CompleteLanguage];

    /// <summary>The languages in which a culture's people read, the closest first; English last.</summary>
    public static IEnumerable<string> Of(CultureInfo culture)
    {
        for (var current = culture; current.Name.Length > 0; current = current.Parent)
        {
            yield return current.Name;

            if (StandIns.TryGetValue(current.Name, out var standIn))
                yield return standIn;
        }
        yield return ShippedTexts.CompleteLanguage;
    }
}

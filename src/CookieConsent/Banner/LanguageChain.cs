using System.Globalization;

namespace CookieConsent.Banner;

/// <summary>Which languages stand in for which.</summary>
internal static class LanguageChain
{
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

            // Norwegian without a written standard, and nynorsk where there are no texts for it, are read in bokmål.
            if (current.Name is "no" or "nn")
                yield return "nb";
        }
        yield return ShippedTexts.CompleteLanguage;
    }
}

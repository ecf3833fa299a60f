using System.Globalization;

namespace CookieConsent.Banner;

/// <summary>
/// The texts of one language: the site's configuration, its localizer, then ours. A key that a language lacks comes from its parent language, at last from English.
/// </summary>
internal sealed class ConsentTexts
{
    private const int LongestTag = 35;
    private readonly IDictionary<string, string>[] _sources;

    private ConsentTexts(CookieConsentOptions options, LocalizedTexts? localized, string language)
    {
        Language = language;
        Direction = LanguageChain.CultureOf(language) is { TextInfo.IsRightToLeft: true } ? "rtl" : "ltr";
        _sources = [.. LanguageChain.Of(language).SelectMany(name => SourcesOf(options, localized, name))];
    }

    /// <summary>The tag of the language that the texts are in, for example <c>nb</c>.</summary>
    public string Language { get; }

    /// <summary>Reading direction, as the attribute <c>dir</c> takes it.</summary>
    public string Direction { get; }

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"The texts have no key '{key}'.");

    /// <summary>Every key that there is.</summary>
    public static IEnumerable<string> Keys => ShippedTexts.Complete.Keys;

    /// <summary>Whether the texts have this key, ignoring case. What a site replaces has to be one of them; <c>Title</c> is short for <c>banner.title</c>.</summary>
    public static bool IsKey(string key) => ShippedTexts.Complete.ContainsKey(FullKey(key)) || IsPluralForm(key);

    /// <summary>Whether a site can give texts for this tag: a language of this package, or one that the platform knows.</summary>
    public static bool IsLanguage(string tag) => ShippedTexts.Find(tag) is not null || LanguageChain.CultureOf(tag) is not null;

    /// <summary>Every language in which a site with these options can be shown.</summary>
    public static IEnumerable<string> LanguagesOf(ConsentBannerOptions banner) =>
        ShippedTexts.Languages.Concat(banner.Texts.Keys).Select(LanguageChain.Normal).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language in which a visitor of this culture is shown the texts; English where there are none closer.</summary>
    public static string LanguageFor(CookieConsentOptions options, CultureInfo culture) =>
        LanguageChain.Of(culture).First(name => ShippedTexts.Find(name) is not null || options.Banner.Texts.ContainsKey(name));

    /// <summary>
    /// The culture of the closest language, for a tag that anybody may send: the platform keeps every culture that it is asked for, and there is no
    /// end of them, so it is asked for known ones only.
    /// </summary>
    public static CultureInfo? CultureNamed(CookieConsentOptions options, string tag)
    {
        if (tag.Length is 0 or > LongestTag)
            return null;
        string[] known = [.. LanguagesOf(options.Banner), .. LanguageChain.StandIns.Keys];
        for (var length = tag.Length; length > 0; length = tag.LastIndexOf('-', length - 1))
        {
            if (Array.Find(known, language => tag.AsSpan(0, length).Equals(language, StringComparison.OrdinalIgnoreCase)) is { } language)
                return LanguageChain.CultureOf(language);
        }
        return null;
    }

    /// <summary>The texts of one of <see cref="LanguagesOf"/>.</summary>
    public static ConsentTexts For(string language, CookieConsentOptions options, LocalizedTexts? localized = null) => new(options, localized, language);

    /// <summary>The text of a key that may be missing.</summary>
    public string? Find(string key)
    {
        foreach (var source in _sources)
        {
            if (source.TryGetValue(key, out var text))
                return text;
        }
        return null;
    }

    private static IEnumerable<IDictionary<string, string>> SourcesOf(CookieConsentOptions options, LocalizedTexts? localized, string language)
    {
        if (options.Banner.Texts.TryGetValue(language, out var own))
            yield return Normalize(own);
        if (localized is not null)
            yield return Normalize(localized.In(language));
        if (ShippedTexts.Find(language) is { } shipped)
            yield return shipped;
    }

    private static Dictionary<string, string> Normalize(IDictionary<string, string> own)
    {
        // Configuration keys ignore case, whatever dictionary a site fills in code.
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, text) in own)
            texts[FullKey(key)] = text;

        // A site that writes its own text means it to be read, whether or not the controller is named in it.
        if (texts.TryGetValue("banner.body", out var body))
            texts.TryAdd("banner.body.controller", body);
        return texts;
    }

    /// <summary>Whether the key is a form that English lacks of a counted text, such as <c>lifetime.days.few</c>.</summary>
    private static bool IsPluralForm(string key) =>
        key.LastIndexOf('.') is > 0 and var dot && key[(dot + 1)..].ToLowerInvariant() is PluralCategory.Zero or PluralCategory.Two or PluralCategory.Few or PluralCategory.Many
        && ShippedTexts.Complete.ContainsKey(key[..dot] + ".other");

    private static string FullKey(string key) => ShippedTexts.Complete.ContainsKey("banner." + key) ? "banner." + key : key;
}

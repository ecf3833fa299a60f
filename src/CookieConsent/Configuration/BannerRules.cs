using CookieConsent.Banner;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on layout, theme and texts.</summary>
internal static class BannerRules
{
    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(ConsentBannerOptions banner)
    {
        if (!Enum.IsDefined(banner.Layout))
            yield return $"{Path("Banner", "Layout")} is {banner.Layout}. Write Bar, Box or Center.";
        if (!Enum.IsDefined(banner.Theme))
            yield return $"{Path("Banner", "Theme")} is {banner.Theme}. Write Auto, Light or Dark.";
        foreach (var (language, texts) in banner.Texts)
        {
            if (!ConsentTexts.IsLanguage(language))
                yield return $"{Path("Banner", "Texts", language)} is not a language. Write a language tag, for example \"en\" or \"nb\".";
            foreach (var key in texts.Keys.Where(key => !ConsentTexts.IsKey(key)))
                yield return $"{Path("Banner", "Texts", language, key)} is unknown.{NearestName.AsQuestion(key, ConsentTexts.Keys)}";
        }
    }
}

using CookieConsent.Banner;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on looks, order, markup and texts.</summary>
internal static class BannerRules
{
    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(ConsentBannerOptions banner, IServiceProvider services)
    {
        if (!Enum.IsDefined(banner.Layout))
            yield return $"{Path("Banner", "Layout")} is {banner.Layout}. Write Bar, Box or Center.";
        if (!Enum.IsDefined(banner.Theme))
            yield return $"{Path("Banner", "Theme")} is {banner.Theme}. Write Auto, Light or Dark.";
        if (banner.Categories.Count > 0 && !banner.Categories.Order().SequenceEqual(CategoryTexts.Optional))
            yield return $"{Path("Banner", "Categories")} has to name every optional category once. Write [ \"{string.Join("\", \"", CategoryTexts.Optional)}\" ] in the order of your choice.";

        // The settings page's own policy lets styles come from this host only.
        if (banner.Stylesheet is { Length: > 0 } and not (['/'] or ['/', not ('/' or '\\'), ..]) || banner.Stylesheet?.Any(char.IsControl) == true)
            yield return $"{Path("Banner", "Stylesheet")} is \"{banner.Stylesheet}\". Write a local path, for example \"/css/consent.css\".";
        if (banner.Template is { Length: > 0 } template)
        {
            foreach (var mistake in BannerTemplate.Mistakes(template, services))
                yield return $"{Path("Banner", "Template")} {mistake}";
        }
        if (banner.TextsResource is { Length: > 0 } resource)
        {
            foreach (var mistake in LocalizedTexts.Mistakes(resource, services, banner))
                yield return $"{Path("Banner", "TextsResource")} {mistake}";
        }
        foreach (var (language, texts) in banner.Texts)
        {
            if (!ConsentTexts.IsLanguage(language))
                yield return $"{Path("Banner", "Texts", language)} is not a language. Write a language tag, for example \"en\" or \"nb\".";
            foreach (var key in texts.Keys.Where(key => !ConsentTexts.IsKey(key)))
                yield return $"{Path("Banner", "Texts", language, key)} is unknown.{NearestName.AsQuestion(key, ConsentTexts.Keys)}";
        }
    }
}

using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CookieConsent.Banner;

/// <summary>
/// The site's texts in its own <see cref="IStringLocalizer"/>, by language. A text counts in the language that it is written for and in no other: the
/// localizer's own fallback would put the site's default language into everybody's banner (requirement U14).
/// </summary>
internal sealed class LocalizedTexts
{
    private readonly IStringLocalizer _localizer;

    private LocalizedTexts(IStringLocalizer localizer) => _localizer = localizer;

    /// <summary>The localizer's texts; <see langword="null"/> where the site names no resource.</summary>
    public static LocalizedTexts? Of(ConsentBannerOptions banner, IServiceProvider services) =>
        banner.TextsResource is { Length: > 0 } resource && services.GetService<IStringLocalizerFactory>() is { } factory
            ? new(factory.Create(resource, services.GetRequiredService<IWebHostEnvironment>().ApplicationName))
            : null;

    /// <summary>What is wrong with the name of a resource.</summary>
    public static IEnumerable<string> Mistakes(string resource, IServiceProvider services, ConsentBannerOptions banner)
    {
        if (Of(banner, services) is not { } localized)
            yield return $"is \"{resource}\", and nothing is registered that finds it. Write builder.Services.AddLocalization().";
        else if (!ConsentTexts.LanguagesOf(banner).Any(language => localized.In(language).Keys.Any(ConsentTexts.IsKey)))
            yield return $"is \"{resource}\", which has no text in any language. Write the resource's name without language and file ending, for example \"ConsentTexts\"; the names in it are those of the built-in texts, for example banner.title.";
    }

    /// <summary>The texts written for one language. What names no language is English, as the built-in texts of last resort are.</summary>
    public Dictionary<string, string> In(string language)
    {
        if (LanguageChain.CultureOf(language) is not { } culture)
            return [];
        var texts = Read(culture);
        if (language == ShippedTexts.CompleteLanguage)
        {
            foreach (var (key, text) in Read(CultureInfo.InvariantCulture))
                texts.TryAdd(key, text);
        }
        return texts;
    }

    private Dictionary<string, string> Read(CultureInfo culture)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            foreach (var text in _localizer.GetAllStrings(includeParentCultures: false))
            {
                if (!text.ResourceNotFound)
                    texts[text.Name] = text.Value;
            }
        }
        catch (MissingManifestResourceException)
        {
            // The framework's localizer says so where a language has no file.
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
        return texts;
    }
}

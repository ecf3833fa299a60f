using CookieConsent.Classification;

namespace CookieConsent.Configuration;

/// <summary>One name or prefix in the site's configuration, and where it stands.</summary>
/// <param name="Path">Its configuration path.</param>
/// <param name="Pattern">As it is written.</param>
/// <param name="Category">The category that it is put into.</param>
/// <param name="ServiceId">The service that it stands below; <see langword="null"/> in the short form.</param>
/// <param name="Lifetime">The lifetime that is declared with it.</param>
internal sealed record ConfiguredPattern(string Path, string Pattern, CookieCategories Category, string? ServiceId, TimeSpan? Lifetime)
{
    /// <summary>The name, or the prefix without its star.</summary>
    public string Name { get; } = CookieRule.Parse(Pattern).Name;

    /// <summary>Whether it is a prefix.</summary>
    public bool IsPrefix { get; } = CookieRule.Parse(Pattern).IsPrefix;

    /// <summary>Every pattern except the bare star, which only says what unknown cookies are.</summary>
    public static IReadOnlyList<ConfiguredPattern> From(CookieConsentOptions options, ServiceCatalogue catalogue)
    {
        var found = new List<ConfiguredPattern>();
        foreach (var (category, patterns) in options.Cookies)
        {
            for (var i = 0; i < patterns.Count; i++)
                found.Add(new($"{options.ConfigurationPath}:Cookies:{category}:{i}", patterns[i], category, null, null));
        }
        foreach (var (id, service) in options.Services)
        {
            for (var i = 0; i < service.Cookies.Count; i++)
            {
                var cookie = service.Cookies[i];
                found.Add(new($"{options.ConfigurationPath}:Services:{id}:Cookies:{i}", cookie.Name, service.Category ?? catalogue.Find(id)!.Category, id, cookie.Lifetime));
            }
        }
        found.RemoveAll(pattern => pattern.Name.Length == 0);
        return found;
    }
}

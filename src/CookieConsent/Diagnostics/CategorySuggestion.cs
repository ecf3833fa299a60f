using System.Collections.Frozen;
using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>
/// What an unknown cookie may be, judged by its name alone: a guess for the person who decides, as text. It grants nothing and is written into
/// no configuration.
/// </summary>
/// <param name="Category">The category that is guessed; <see cref="CookieCategories.None"/> where the name tells nothing.</param>
/// <param name="Text">The guess with its reason, one sentence or two.</param>
internal sealed record CategorySuggestion(CookieCategories Category, string Text)
{
    private const int ShortestServiceName = 5;
    private const int ShortestStem = 3;
    private static readonly Lazy<FrozenDictionary<string, (CatalogueService Service, string Pattern)>> KnownStems = new(ReadStems);
    private static readonly Lazy<(string Letters, CatalogueService Service)[]> ServiceNames = new(ReadServiceNames);

    /// <summary>The guess for a name: first what stands in site and catalogue, then typical words.</summary>
    public static CategorySuggestion For(string name, ConsentConfiguration configuration) =>
        FromCommonName(name, configuration) ?? FromCaseVariant(name, configuration) ?? FromKnownPattern(name) ?? FromServiceName(name) ?? FromWords(name);

    private static CategorySuggestion? FromCommonName(string name, ConsentConfiguration configuration) =>
        configuration.Classifier.FindIgnoringCase(name) is { IsCommonName: true } rule && ServiceCatalogue.BuiltIn.Find(rule.ServiceId!) is { } service
            ? new(rule.Category, $"Probably {rule.Category}: many websites use the name, mostly for the same ({service.Name}).")
            : null;

    private static CategorySuggestion? FromCaseVariant(string name, ConsentConfiguration configuration) =>
        configuration.Classifier.FindIgnoringCase(name) is { } rule
            ? new(rule.Category, $"It differs only in case from '{rule.Pattern}' ({rule.Category}), and a name in another case is never granted. Write the cookie's name as it is known.")
            : null;

    private static CategorySuggestion? FromKnownPattern(string name)
    {
        var known = KnownStems.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = name.Length - 1; length >= ShortestStem; length--)
        {
            if (!char.IsAsciiLetter(name[length]) && known.TryGetValue(name.AsSpan(0, length), out var found))
                return new(found.Service.Category, $"Perhaps {found.Service.Category}: the name starts like '{found.Pattern}' of the service '{found.Service.Id}'. If it belongs to it, declare the service.");
        }
        return null;
    }

    private static CategorySuggestion? FromServiceName(string name)
    {
        var letters = LettersOf(name);
        var named = Array.Find(ServiceNames.Value, candidate => letters.Contains(candidate.Letters, StringComparison.Ordinal)).Service;
        return named is null ? null : new(named.Category, $"Perhaps {named.Category}: the name contains that of the service '{named.Id}'. If it belongs to it, declare the service.");
    }

    /// <summary>What the catalogue's patterns start with. A pattern that is an ordinary word itself says nothing of its service.</summary>
    private static FrozenDictionary<string, (CatalogueService Service, string Pattern)> ReadStems() =>
        ServiceCatalogue.BuiltIn.Services.Where(service => service.Provider is not null)
            .SelectMany(service => service.Cookies, (service, cookie) => (Service: service, cookie.Pattern, Stem: cookie.Pattern.TrimEnd('*').TrimEnd('_', '-', '.')))
            .Where(known => known.Stem.Length >= ShortestStem && CategoryWords.Find(known.Stem).Category == CookieCategories.None)
            .DistinctBy(known => known.Stem, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(known => known.Stem, known => (known.Service, known.Pattern), StringComparer.OrdinalIgnoreCase);

    /// <summary>The ids of the catalogue's services, the longest first.</summary>
    private static (string Letters, CatalogueService Service)[] ReadServiceNames() =>
        [.. ServiceCatalogue.BuiltIn.Services.Where(service => service.Provider is not null).Select(service => (Letters: LettersOf(service.Id), service)).Where(known => known.Letters.Length >= ShortestServiceName).OrderByDescending(known => known.Letters.Length)];

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static CategorySuggestion FromWords(string name) =>
        CategoryWords.Find(name) switch
        {
            (CookieCategories.None, _) => new(CookieCategories.None, "Nothing in its name tells a category."),
            (CookieCategories.Necessary, var word) => new(CookieCategories.Necessary, $"Perhaps necessary, as the name contains '{word}'. Check what it is for: only you can say so."),
            var (category, word) => new(category, $"Perhaps {category}, as the name contains '{word}'."),
        };
}

using CookieConsent.Classification;
using CookieConsent.Decision;
using Microsoft.Extensions.Logging.Abstractions;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on the site's cookie patterns.</summary>
internal static class CookiePatternRules
{
    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(CookieConsentOptions options, IServiceProvider services)
    {
        var consentCookie = new ConsentCookieName(options.ConsentCookie);
        CookieRule[] consentCookies = [.. new[] { consentCookie.Plain ?? "", consentCookie.Prefixed }.Select(name => new CookieRule(name, false, CookieCategories.Necessary, ClassificationSource.Framework))];
        var ownCookies = new Lazy<IReadOnlyList<CookieRule>>(() => [.. consentCookies, .. FrameworkCookies.Read(services, NullLogger.Instance)]);
        return PatternsOf(options)
            .SelectMany(pattern => Check(pattern.Path, pattern.Text, pattern.Category, ownCookies).Concat(CheckConsentCookie(pattern.Path, pattern.Text, pattern.Category, consentCookies)));
    }

    /// <summary>The consent cookie in a category that can be refused would be deleted by the refusal that it is to keep.</summary>
    private static IEnumerable<string> CheckConsentCookie(string path, string? pattern, CookieCategories category, CookieRule[] consentCookies) =>
        category != CookieCategories.Necessary && Array.Exists(consentCookies, own => own.Name == pattern)
            ? [$"{path}: \"{pattern}\" is the cookie that keeps the visitor's choice, which is always necessary. Remove it, or give {Path("ConsentCookie", "Name")} another name."]
            : [];

    private static IEnumerable<(string Path, string? Text, CookieCategories Category)> PatternsOf(CookieConsentOptions options)
    {
        foreach (var (category, patterns) in options.Cookies)
        {
            for (var i = 0; i < patterns.Count; i++)
                yield return (Path("Cookies", category.ToString(), $"{i}"), patterns[i], category);
        }
        foreach (var (id, service) in options.Services)
        {
            var category = service.Category ?? ServiceCatalogue.BuiltIn.Find(id)?.Category ?? CookieCategories.None;
            for (var i = 0; i < service.Cookies.Count; i++)
                yield return (Path("Services", id, "Cookies", $"{i}", "Name"), service.Cookies[i].Name, category);
        }
    }

    private static IEnumerable<string> Check(string path, string? pattern, CookieCategories category, Lazy<IReadOnlyList<CookieRule>> ownCookies)
    {
        if (!Endpoints.CategoryNames.IsOne(category) && category != CookieCategories.None)
            yield return $"{path}: {category} is not one category. Write Necessary, Functionality, Analytics or Advertisement.";
        if (string.IsNullOrEmpty(pattern))
        {
            yield return $"{path} is empty. Write a cookie name, or a prefix with one trailing star, for example \"recent_*\".";
            yield break;
        }

        var (name, isPrefix) = CookieRule.Parse(pattern);
        if (name.AsSpan().ContainsAny("*=;") || name.Any(char.IsControl) || name.Trim() != name)
            yield return $"{path} is \"{pattern}\". Write a cookie name, or a prefix with one trailing star, for example \"recent_*\".";
        else if (isPrefix && name.Length == 0 && category == CookieCategories.Necessary)
            yield return $"{path}: a bare star says what unknown cookies are, and what nobody knows cannot be necessary. Name the necessary cookies one by one.";
        else if (isPrefix && name.Length > 0 && ownCookies.Value.FirstOrDefault(own => own.Category != category && own.Name.StartsWith(name, StringComparison.Ordinal)) is { } swallowed)
            yield return $"{path}: the prefix \"{pattern}\" would swallow the app's own cookie \"{swallowed.Pattern}\". Write a longer prefix or exact names.";
    }
}

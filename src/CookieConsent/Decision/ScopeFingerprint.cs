using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CookieConsent.Classification;

namespace CookieConsent.Decision;

/// <summary>
/// What a visitor's grant of one category covers, as four characters: a hash of the category, the declared service ids, the site's own cookie
/// patterns and the policy version. Never of free text and never of the catalogue's contents, so that a typo fix, a translation or a package
/// update asks nobody again (requirement C07).
/// </summary>
internal static class ScopeFingerprint
{
    /// <summary>Length of one fingerprint, in characters of base64url.</summary>
    public const int Length = 4;

    /// <summary>The optional categories, in the order in which their fingerprints stand.</summary>
    public static readonly CookieCategories[] Categories = [CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement];

    /// <summary>The three fingerprints, one after the other.</summary>
    public static string Of(CookieConsentOptions options, IReadOnlyList<DeclaredService> services, IReadOnlyList<CookieRule> siteRules) =>
        string.Concat(Categories.Select(category => Of(category, options, services, siteRules)));

    /// <summary>Whether a category covers the same under both.</summary>
    public static bool IsSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other, CookieCategories category)
    {
        var start = Array.IndexOf(Categories, category) * Length;
        return one.Length == other.Length && one.Length >= start + Length && one.Slice(start, Length).SequenceEqual(other.Slice(start, Length));
    }

    private static string Of(CookieCategories category, CookieConsentOptions options, IReadOnlyList<DeclaredService> services, IReadOnlyList<CookieRule> siteRules)
    {
        // Each part on its own line behind its kind; ids and patterns hold no line break.
        var scope = new StringBuilder().Append(category).Append("\nversion ").Append(options.PolicyVersion);

        // A grant given while it covered declared services only must not come to cover all others.
        if (options.UndeclaredServices == CookieHandling.Allow)
            scope.Append("\nundeclared services");
        foreach (var id in services.Where(service => service.Category == category).Select(service => service.Id.ToLowerInvariant()).Order(StringComparer.Ordinal))
            scope.Append("\nservice ").Append(id);
        foreach (var pattern in siteRules.Where(rule => rule.Category == category).Select(rule => rule.Pattern).Order(StringComparer.Ordinal))
            scope.Append("\ncookie ").Append(pattern);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(scope.ToString())).AsSpan(0, 3));
    }
}

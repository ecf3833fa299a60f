namespace CookieConsent.Classification;

/// <summary>
/// Compiles the rules of site, framework and catalogue into one list in which the earlier source has already won, so that a look-up needs no
/// order: an exact name, else the longest prefix.
/// </summary>
internal static class CookieRuleSet
{
    // So short a name may as well be one of the site's own.
    private const int LongestAmbiguous = 2;

    /// <summary>The site's own rules: the cookies of its services and the short form. Of the same pattern in two categories the stricter one.</summary>
    public static IReadOnlyList<CookieRule> OfSite(CookieConsentOptions options, IEnumerable<DeclaredService> services)
    {
        var rules = new Dictionary<string, CookieRule>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            foreach (var cookie in service.Cookies.Where(cookie => cookie.IsOfTheSite))
                Keep(cookie.Pattern, service.Category, service, cookie.Path, cookie.Domain);
        }
        foreach (var (category, patterns) in options.Cookies)
        {
            foreach (var pattern in patterns)
                Keep(pattern, category, null, null, null);
        }
        return [.. rules.Values];

        void Keep(string pattern, CookieCategories category, DeclaredService? service, string? path, string? domain)
        {
            if (rules.TryGetValue(pattern, out var present) && present.Category >= category)
            {
                // What is declared twice is exempt only where both are.
                if (present.Category == category && service is not { IsExempt: true })
                    rules[pattern] = present with { IsExempt = false };
                return;
            }
            var (name, isPrefix) = CookieRule.Parse(pattern);
            rules[pattern] = new CookieRule(name, isPrefix, category, name.Length == 0 ? ClassificationSource.SiteDefault : ClassificationSource.Site)
            {
                ServiceId = service?.Id,
                ServiceCode = category == CookieCategories.Necessary ? null : service?.Code,
                IsExempt = service is { IsExempt: true },
                Path = path,
                Domain = domain,
            };
        }
    }

    /// <summary>
    /// The catalogue's rules. A service that the site declares takes the site's category; a grant does not cover a service that it does not
    /// declare, unless <see cref="CookieConsentOptions.UndeclaredServices"/> allows it.
    /// </summary>
    public static IEnumerable<CookieRule> OfCatalogue(CookieConsentOptions options, ServiceCatalogue catalogue) => catalogue.Services.SelectMany(service => OfService(options, service));

    /// <summary>Compiles the classifier. Everything that a prefix of the site covers is the site's to say.</summary>
    public static CookieClassifier Compile(CookieConsentOptions options, IReadOnlyList<CookieRule> site, IReadOnlyList<CookieRule> framework, ServiceCatalogue catalogue)
    {
        var prefixes = site.Where(rule => rule is { IsPrefix: true, Name.Length: > 0 }).Select(rule => rule.Name).ToArray();
        var own = site.Where(rule => rule.Name.Length > 0).Concat(NotCovered(framework)).ToArray();
        var known = catalogue.RulesFor(options.UndeclaredServices);
        var table = known.MayBeCopiedFor(own.Length)
            ? new CookieNameTable(known.Table, prefixes.SelectMany(known.StartingWith), NotCovered(OfDeclared()), own)
            : new CookieNameTable([.. own, .. NotCovered(OfCatalogue(options, catalogue))]);
        return new(table, site.FirstOrDefault(rule => rule.Name.Length == 0));

        IEnumerable<CookieRule> NotCovered(IEnumerable<CookieRule> rules) => rules.Where(rule => !Array.Exists(prefixes, prefix => rule.Name.StartsWith(prefix, StringComparison.Ordinal)));

        IEnumerable<CookieRule> OfDeclared() => options.Services.Keys.Select(catalogue.Find).OfType<CatalogueService>().SelectMany(service => OfService(options, service));
    }

    private static IEnumerable<CookieRule> OfService(CookieConsentOptions options, CatalogueService service)
    {
        var isDeclared = options.Services.TryGetValue(service.Id, out var declared);
        var category = declared?.Category ?? service.Category;
        var code = isDeclared && category != CookieCategories.Necessary ? ServiceCode.Of(service.Id) : null;
        foreach (var cookie in service.Cookies)
        {
            var (name, isPrefix) = CookieRule.Parse(cookie.Pattern);
            yield return new CookieRule(name, isPrefix, category, ClassificationSource.Catalogue)
            {
                ServiceId = service.Id,
                ServiceCode = code,
                IsCommonName = !isDeclared && (service.Provider is null || cookie.Pattern.Length <= LongestAmbiguous),
                IsExempt = declared?.Exempt is not null,
                IsListed = cookie.IsListed,
                IsCoveredByGrant = isDeclared || options.UndeclaredServices == CookieHandling.Allow,
            };
        }
    }
}

using CookieConsent.Classification;

namespace CookieConsent.Configuration;

/// <summary>Where the site's configuration says something else than the catalogue: a known tracker as necessary first of all (requirement K01).</summary>
internal static class CatalogueLint
{
    private const int MostNamed = 3;

    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(IReadOnlyList<ConfiguredPattern> patterns, CookieConsentOptions options, ServiceCatalogue catalogue)
    {
        foreach (var (id, service) in options.Services)
        {
            if (service.Category == CookieCategories.Necessary && catalogue.Find(id) is { } known && known.Category != CookieCategories.Necessary)
            {
                yield return new(
                    ConfigurationFindingKind.TrackerAsNecessary,
                    $"{options.ConfigurationPath}:Services:{id}:Category",
                    $"is Necessary, but {known.Name} is {known.Category}.",
                    "Remove the line."
                );
            }
        }

        foreach (var pattern in patterns)
        {
            var others = Overlapping(pattern, catalogue.DistinctiveRules).Where(rule => rule.Category != pattern.Category && !IsOwn(rule, pattern)).ToArray();
            if (others.Length > 0)
                yield return Describe(pattern, others);
        }
    }

    private static bool IsOwn(CookieRule rule, ConfiguredPattern pattern) => string.Equals(rule.ServiceId, pattern.ServiceId, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The catalogue's rules for names that the pattern takes: that of its own name and, for a prefix, all that start with it, but for those of rare or old set-ups. Of
    /// so many names some start like a site's own by chance.
    /// </summary>
    private static IEnumerable<CookieRule> Overlapping(ConfiguredPattern pattern, CatalogueRules rules)
    {
        if (rules.Table.Find(pattern.Name) is { IsCaseVariant: false, Rule: { } covering } && (covering.IsPrefix || !pattern.IsPrefix))
            yield return covering;
        if (!pattern.IsPrefix)
            yield break;
        foreach (var rule in rules.StartingWith(pattern.Name).Where(rule => rule.IsListed))
            yield return rule;
    }

    private static ConfigurationFinding Describe(ConfiguredPattern pattern, CookieRule[] others)
    {
        var known = string.Join(", ", others.Distinct().Take(MostNamed).Select(rule => $"'{rule.Pattern}' of '{rule.ServiceId}' ({rule.Category})"));
        var strictest = others.Max(rule => rule.Category);
        if (pattern.Category == CookieCategories.Necessary)
        {
            return new(
                ConfigurationFindingKind.TrackerAsNecessary,
                pattern.Path,
                $"puts '{pattern.Pattern}' into Necessary, but that means a known tracker: {known}.",
                $"Move it to {strictest}, or declare the service."
            );
        }
        return new(
            ConfigurationFindingKind.CatalogueDiffers,
            pattern.Path,
            $"puts '{pattern.Pattern}' into {pattern.Category}, but the catalogue knows {known}.",
            pattern.IsPrefix ? "Write a longer prefix or exact names, if it is not meant." : "Move it, or leave it if the cookie is your own."
        )
        {
            IsNote = pattern.Category > strictest,
        };
    }
}

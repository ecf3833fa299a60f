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

        var rules = CookieRuleSet.OfCatalogue(new CookieConsentOptions(), catalogue).Where(rule => !rule.IsCommonName).OrderBy(rule => rule.Name, StringComparer.Ordinal).ToArray();
        var classifier = CookieRuleSet.Compile([], [], rules);
        foreach (var pattern in patterns)
        {
            var others = Overlapping(pattern, rules, classifier).Where(rule => rule.Category != pattern.Category && !IsOwn(rule, pattern)).ToArray();
            if (others.Length > 0)
                yield return Describe(pattern, others);
        }
    }

    private static bool IsOwn(CookieRule rule, ConfiguredPattern pattern) => string.Equals(rule.ServiceId, pattern.ServiceId, StringComparison.OrdinalIgnoreCase);

    /// <summary>The catalogue's rules for names that the pattern takes: that of its own name and, for a prefix, all that start with it.</summary>
    private static IEnumerable<CookieRule> Overlapping(ConfiguredPattern pattern, CookieRule[] sorted, CookieClassifier classifier)
    {
        if (classifier.Classify(pattern.Name) is { IsCaseVariant: false, Rule: { } covering } && (covering.IsPrefix || !pattern.IsPrefix))
            yield return covering;
        if (!pattern.IsPrefix)
            yield break;
        for (var i = FirstFrom(sorted, pattern.Name); i < sorted.Length && sorted[i].Name.StartsWith(pattern.Name, StringComparison.Ordinal); i++)
            yield return sorted[i];
    }

    private static int FirstFrom(CookieRule[] sorted, string name)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(sorted[middle].Name, name) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
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

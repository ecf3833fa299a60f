namespace CookieConsent.Configuration;

/// <summary>Where two patterns of the site mean the same names and say different categories.</summary>
internal static class PatternLint
{
    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(IReadOnlyList<ConfiguredPattern> patterns)
    {
        var byPattern = patterns.GroupBy(pattern => pattern.Pattern, StringComparer.Ordinal).ToArray();
        return [.. byPattern.SelectMany(CheckSame), .. CheckOverlaps(byPattern.Select(group => group.MaxBy(pattern => pattern.Category)!))];
    }

    /// <summary>One pattern has one category (requirement K03).</summary>
    private static IEnumerable<ConfigurationFinding> CheckSame(IGrouping<string, ConfiguredPattern> same)
    {
        var first = same.First();
        var strictest = same.Max(pattern => pattern.Category);
        foreach (var other in same.Where(pattern => pattern.Category != first.Category))
        {
            yield return new(
                ConfigurationFindingKind.PatternInTwoCategories,
                other.Path,
                $"puts '{other.Pattern}' into {other.Category}, but {first.Path} puts it into {first.Category}.",
                $"Remove one of the two; until then it is {strictest}."
            );
        }
    }

    /// <summary>
    /// The longer pattern wins, which is often meant and always worth knowing. Sorted by name, the prefixes that cover a pattern are those still open.
    /// </summary>
    private static IEnumerable<ConfigurationFinding> CheckOverlaps(IEnumerable<ConfiguredPattern> patterns)
    {
        var open = new Stack<ConfiguredPattern>();
        foreach (var pattern in patterns.OrderBy(pattern => pattern.Name, StringComparer.Ordinal).ThenByDescending(pattern => pattern.IsPrefix))
        {
            while (open.TryPeek(out var prefix) && !pattern.Name.StartsWith(prefix.Name, StringComparison.Ordinal))
                open.Pop();
            if (open.TryPeek(out var covering) && covering.Category != pattern.Category)
            {
                yield return new(
                    ConfigurationFindingKind.PatternsOverlap,
                    pattern.Path,
                    $"puts '{pattern.Pattern}' into {pattern.Category}, though '{covering.Pattern}' at {covering.Path} is {covering.Category}.",
                    "The longer pattern wins. If that is meant, leave it."
                )
                {
                    IsNote = true,
                };
            }
            if (pattern.IsPrefix)
                open.Push(pattern);
        }
    }
}

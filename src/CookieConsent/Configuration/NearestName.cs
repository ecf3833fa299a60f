namespace CookieConsent.Configuration;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest changed letters, where that is at most a third of the name; otherwise <see langword="null"/>.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var (nearest, changes) = candidates.Select(candidate => (candidate, Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant()))).MinBy(pair => pair.Item2);
        return nearest is not null && changes <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    /// <summary>The same as the end of a sentence: <c> Did you mean "x"?</c>, or nothing.</summary>
    public static string AsQuestion(string name, IEnumerable<string> candidates) => Of(name, candidates) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string first, string second)
    {
        var previous = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var current = new int[second.Length + 1];
            current[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var substitution = previous[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[^1];
    }
}

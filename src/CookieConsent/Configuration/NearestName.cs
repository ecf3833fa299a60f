namespace CookieConsent.Configuration;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest changed letters, where that is at most a third of the name; otherwise <see langword="null"/>.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    /// <summary>The same as the end of a sentence: <c> Did you mean "x"?</c>, or nothing.</summary>
    public static string AsQuestion(string name, IEnumerable<string> candidates) => Of(name, candidates) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";

    /// <summary>Levenshtein distance, ignoring case.</summary>
    private static int Distance(string first, string second)
    {
        var previous = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var current = new int[second.Length + 1];
            current[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var substitution = previous[j - 1] + (char.ToLowerInvariant(first[i - 1]) == char.ToLowerInvariant(second[j - 1]) ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[^1];
    }
}

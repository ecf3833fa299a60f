namespace CookieConsent.Package.Tests;

/// <summary>What distinguishes two texts, line by line.</summary>
internal static class LineDifference
{
    /// <summary>The lines that only one of the texts has, in order: <c>-</c> those of <paramref name="before"/>, <c>+</c> those of <paramref name="after"/>.</summary>
    public static IReadOnlyList<string> Between(string[] before, string[] after)
    {
        var common = LengthsOfCommonLines(before, after);
        var lines = new List<string>();
        for (int old = 0, young = 0; old < before.Length || young < after.Length;)
        {
            if (old < before.Length && young < after.Length && before[old] == after[young])
                (old, young) = (old + 1, young + 1);
            else if (young == after.Length || (old < before.Length && common[old + 1, young] >= common[old, young + 1]))
                lines.Add("- " + before[old++]);
            else
                lines.Add("+ " + after[young++]);
        }
        return lines;
    }

    /// <summary>For each pair of ends, how many lines stand in both of them in the same order.</summary>
    private static int[,] LengthsOfCommonLines(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var old = before.Length - 1; old >= 0; old--)
        {
            for (var young = after.Length - 1; young >= 0; young--)
                lengths[old, young] = before[old] == after[young] ? lengths[old + 1, young + 1] + 1 : Math.Max(lengths[old + 1, young], lengths[old, young + 1]);
        }
        return lengths;
    }
}

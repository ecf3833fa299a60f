namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Makes a failing case small: first the fewest lines, then the simplest.</summary>
internal static class Shrinking
{
    private const int MostVisits = 400;

    /// <summary>The smallest case found that still fails; the case itself where it does not fail again.</summary>
    public static async Task<OracleCase> ShrinkAsync(OracleCase given, Func<OracleCase, Task<bool>> failsAsync)
    {
        var visits = 0;
        var smallest = given;
        if (!await TryAsync(given))
            return given;
        await DropLinesAsync();
        await TryAsync(smallest with { IsSeeded = false });
        while (await SimplifyAsync()) { }
        return smallest;

        async Task<bool> TryAsync(OracleCase candidate)
        {
            if (visits++ >= MostVisits || !await failsAsync(candidate))
                return false;
            smallest = candidate;
            return true;
        }

        async Task DropLinesAsync()
        {
            for (var size = smallest.Lines.Count / 2; size > 0; size /= 2)
            {
                for (var start = 0; start < smallest.Lines.Count && smallest.Lines.Count > 1;)
                {
                    if (!await TryAsync(smallest with { Lines = [.. smallest.Lines.Take(start), .. smallest.Lines.Skip(start + size)] }))
                        start += size;
                }
            }
        }

        async Task<bool> SimplifyAsync()
        {
            for (var i = 0; i < smallest.Lines.Count; i++)
            {
                foreach (var simpler in SimplerThan(smallest.Lines[i]))
                {
                    var lines = smallest.Lines.ToArray();
                    lines[i] = simpler;
                    if (await TryAsync(smallest with { Lines = lines }))
                        return true;
                }
            }
            return false;
        }
    }

    /// <summary>Shorter lines of the same kind: without an attribute, with a plain value, without blanks, with half of a long part.</summary>
    private static IEnumerable<string> SimplerThan(string line)
    {
        var parts = line.Split(';');
        for (var i = parts.Length - 1; i > 0; i--)
            yield return string.Join(';', parts.Where((_, at) => at != i));
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var simpler in SimplerPart(parts[i]))
            {
                if (simpler.Length < parts[i].Length)
                    yield return string.Join(';', parts.Select((part, at) => at == i ? simpler : part));
            }
        }
    }

    private static IEnumerable<string> SimplerPart(string part)
    {
        yield return part.Trim(' ', '\t');
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? part : part[..equals].Trim(' ', '\t');
        var value = equals < 0 ? null : part[(equals + 1)..].Trim(' ', '\t');
        if (value is null)
            yield break;
        yield return $"{name}={value}";
        yield return $"{name}=1";
        yield return $"{name}={value[..(value.Length / 2)]}";
        if (value.Length > 0)
            yield return $"{name}={value[1..]}";
        if (value.Length > 0)
            yield return $"{name}={value[..^1]}";
    }
}

using CookieConsent.Classification;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Decision;

/// <summary>Finds the consent cookie in the <c>Cookie</c> header without parsing the rest: most of it is skipped by one vectorized search.</summary>
internal static class ConsentCookieReader
{
    /// <summary>
    /// How many cookies of this name, case-sensitive, the browser sent, and the value of the last. Only a count of 1 is a decision: which of two
    /// is the visitor's cannot be known (requirement C06).
    /// </summary>
    public static int Read(StringValues cookieHeader, string name, out ReadOnlyMemory<char> value)
    {
        value = default;
        var count = 0;
        for (var i = 0; i < cookieHeader.Count; i++)
        {
            if (cookieHeader[i] is { } header)
                count += Read(header, name, ref value);
        }
        return count;
    }

    private static int Read(string header, string name, ref ReadOnlyMemory<char> value)
    {
        var count = 0;
        for (var next = 0; header.AsSpan(next).IndexOf(name) is >= 0 and var offset;)
        {
            var start = next + offset;
            next = start + name.Length;
            if (!IsAtStartOfPair(header, start))
                continue;
            var rest = header.AsSpan(next).TrimStart(" \t");
            if (rest.IsEmpty || rest[0] != '=')
                continue;
            var valueStart = header.Length - rest.Length + 1;
            var length = rest[1..].IndexOf(';');
            next = length < 0 ? header.Length : valueStart + length;
            value = CookieName.TrimWhiteSpace(header.AsMemory(valueStart..next));
            count++;
        }
        return count;
    }

    private static bool IsAtStartOfPair(string header, int index)
    {
        var before = header.AsSpan(0, index).TrimEnd(" \t");
        return before.IsEmpty || before[^1] == ';';
    }
}

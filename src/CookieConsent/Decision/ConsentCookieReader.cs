using CookieConsent.Classification;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Decision;

/// <summary>Finds the consent cookie in the <c>Cookie</c> header without parsing the rest into a collection.</summary>
internal static class ConsentCookieReader
{
    /// <summary>
    /// How many cookies of this name, case-sensitive, the browser sent, and the value of the last. Only a count of 1 is a decision: which of two
    /// is the visitor's cannot be known (requirement C06).
    /// </summary>
    public static int Read(StringValues cookieHeader, string name, out ReadOnlySpan<char> value)
    {
        value = default;
        var count = 0;
        for (var i = 0; i < cookieHeader.Count; i++)
        {
            var header = cookieHeader[i];

            // Most requests carry no such cookie: one vectorized search instead of a walk.
            if (header is null || !header.Contains(name, StringComparison.Ordinal))
                continue;
            var rest = header.AsSpan();
            while (CookiePairs.TryNext(ref rest, out var pair))
            {
                if (!CookieName.Of(pair).SequenceEqual(name))
                    continue;
                count++;
                value = CookieName.TrimWhiteSpace(pair[(pair.IndexOf('=') + 1)..]);
            }
        }
        return count;
    }
}

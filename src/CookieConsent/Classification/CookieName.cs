namespace CookieConsent.Classification;

/// <summary>
/// Reads a cookie's name as browsers do: up to the first <c>;</c>, then up to the first <c>=</c>, trimmed of space and tab, no decoding,
/// case-sensitive, a comma is no separator (RFC 6265bis section 5.6; requirements E07, E08).
/// </summary>
internal static class CookieName
{
    /// <summary>The name in a <c>Set-Cookie</c> line or in one pair of a <c>Cookie</c> header; empty where there is none.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAny(';', '=');
        return end < 0 || line[end] == ';' ? default : TrimWhiteSpace(line[..end]);
    }

    /// <summary>Removes space and horizontal tab, and nothing else, from both ends.</summary>
    public static ReadOnlySpan<char> TrimWhiteSpace(ReadOnlySpan<char> text)
    {
        // By hand: most names have one space in front, and a search for either character costs more than this.
        var start = 0;
        while (start < text.Length && (text[start] is ' ' or '\t'))
            start++;
        var end = text.Length;
        while (end > start && (text[end - 1] is ' ' or '\t'))
            end--;
        return text[start..end];
    }

    /// <inheritdoc cref="TrimWhiteSpace(ReadOnlySpan{char})" />
    public static ReadOnlyMemory<char> TrimWhiteSpace(ReadOnlyMemory<char> text) => text.Trim(" \t");
}

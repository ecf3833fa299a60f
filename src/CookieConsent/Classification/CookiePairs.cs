namespace CookieConsent.Classification;

/// <summary>Walks the pairs of a <c>Cookie</c> header, divided by <c>;</c>.</summary>
internal static class CookiePairs
{
    /// <summary>Takes the next pair off <paramref name="rest"/>; it may be empty or blank.</summary>
    public static bool TryNext(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> pair)
    {
        if (rest.IsEmpty)
        {
            pair = default;
            return false;
        }
        var end = rest.IndexOf(';');
        pair = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return true;
    }
}

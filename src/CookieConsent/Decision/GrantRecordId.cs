namespace CookieConsent.Decision;

/// <summary>What the id of a grant's record says besides being one: ids are UUIDs of version 7, 22 characters in the cookie.</summary>
internal static class GrantRecordId
{
    // The first 48 bits of an id; the version follows in the upper bits of the next character.
    private const int TimeDigits = 8;

    /// <summary>When the record was made, in milliseconds from 1970-01-01; <see langword="null"/> for an id of another version.</summary>
    public static long? TimeOf(ReadOnlySpan<char> id)
    {
        if (Base64UrlDigits.ValueOf(id[TimeDigits]) >> 2 != 7)
            return null;
        var milliseconds = 0L;
        foreach (var digit in id[..TimeDigits])
            milliseconds = milliseconds << 6 | (uint)Base64UrlDigits.ValueOf(digit);
        return milliseconds;
    }

    /// <summary>
    /// Whether the process that wrote the cookie has another scope than it says: it took a choice on a page of another process, or narrowed one. Only for an
    /// id of version 7, where it is one of the random bits.
    /// </summary>
    public static bool IsOfForeignScope(ReadOnlySpan<char> id) => (Base64UrlDigits.ValueOf(id[TimeDigits + 1]) & 8) != 0;

    /// <summary>Writes <see cref="IsOfForeignScope"/> into the 16 bytes of an id.</summary>
    public static void MarkScope(Span<byte> id, bool isForeign) => id[7] = (byte)(isForeign ? id[7] | 0x80 : id[7] & 0x7F);
}

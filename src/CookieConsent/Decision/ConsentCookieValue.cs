namespace CookieConsent.Decision;

/// <summary>
/// What the consent cookie says. Fixed fields without separators, at most 45 characters of base64url: format version 1, decision day 3,
/// categories and override bit 1, a scope fingerprint of 4 for each optional category, and, only where something is granted, an id of 22
/// (requirement C05).
/// </summary>
/// <param name="Day">Days from 1970-01-01 to the day of the decision, UTC.</param>
/// <param name="Granted">The optional categories that were granted.</param>
/// <param name="OverridesSignal">Whether the visitor ticked advertisement beside the notice of a privacy signal.</param>
/// <param name="Scope">The three fingerprints.</param>
/// <param name="RecordId">The id of the grant's record; <see langword="null"/> for a refusal, which carries no identifier.</param>
internal readonly record struct ConsentCookieValue(int Day, CookieCategories Granted, bool OverridesSignal, string Scope, string? RecordId)
{
    private const char Version = '1';
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int DayStart = 1;
    private const int FlagsStart = 4;
    private const int ScopeStart = 5;
    private const int ScopeLength = 3 * ScopeFingerprint.Length;
    private const int IdStart = ScopeStart + ScopeLength;
    private const int OverrideFlag = 8;

    /// <summary>Length of a record id: 128 bits.</summary>
    public const int IdLength = 22;

    /// <summary>Reads a value strictly: anything but what <see cref="ToString"/> writes is no decision (requirement C06).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ConsentCookieValue value)
    {
        value = default;
        if (text.Length is not (IdStart or IdStart + IdLength) || text[0] != Version || text.ContainsAnyExcept(AlphabetValues))
            return false;

        var flags = DigitOf(text[FlagsStart]);
        var granted = (CookieCategories)((flags & 7) << 1);
        var overridesSignal = (flags & OverrideFlag) != 0;
        if (flags > 15 || granted == CookieCategories.None != (text.Length == IdStart) || (overridesSignal && (granted & CookieCategories.Advertisement) == 0))
            return false;

        // 22 characters hold 132 bits, an id has 128: a canonical last character ends in four zero bits.
        if (text.Length > IdStart && (DigitOf(text[^1]) & 15) != 0)
            return false;

        var day = (DigitOf(text[DayStart]) << 12) | (DigitOf(text[DayStart + 1]) << 6) | DigitOf(text[DayStart + 2]);
        value = new(day, granted, overridesSignal, text.Slice(ScopeStart, ScopeLength).ToString(), text.Length > IdStart ? text[IdStart..].ToString() : null);
        return true;
    }

    /// <summary>The value as it stands in the cookie.</summary>
    public override string ToString()
    {
        var flags = ((int)Granted >> 1 & 7) | (OverridesSignal ? OverrideFlag : 0);
        return string.Concat([Version, Alphabet[Day >> 12 & 63], Alphabet[Day >> 6 & 63], Alphabet[Day & 63], Alphabet[flags]], Scope, RecordId);
    }

    private static readonly System.Buffers.SearchValues<char> AlphabetValues = System.Buffers.SearchValues.Create(Alphabet);

    private static int DigitOf(char character) => Alphabet.IndexOf(character, StringComparison.Ordinal);
}

using System.Buffers;
using System.Runtime.InteropServices;

namespace CookieConsent.Decision;

/// <summary>
/// What the consent cookie says. Fixed fields without separators, at most 45 characters of base64url: format version 1, decision day 3,
/// categories and override bit 1, a scope fingerprint of 4 for each optional category, and, only where something is granted, an id of 22
/// (requirement C05).
/// </summary>
/// <remarks>It stays where it was read, in the <c>Cookie</c> header: most requests ask for neither the scope nor the id as a string.</remarks>
internal readonly struct ConsentCookieValue : IEquatable<ConsentCookieValue>
{
    private const char Version = '1';
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int DayStart = 1;
    private const int FlagsStart = 4;
    private const int ScopeStart = 5;
    private const int ScopeLength = 3 * ScopeFingerprint.Length;
    private const int IdStart = ScopeStart + ScopeLength;
    private const int OverrideFlag = 8;

    private static readonly SearchValues<char> AlphabetValues = SearchValues.Create(Alphabet);

    private readonly string? _source;
    private readonly int _start;

    // 18 bits of the day, the cookie's four flags, and whether an id follows.
    private readonly int _fields;

    /// <summary>Makes a value.</summary>
    /// <param name="day">Days from 1970-01-01 to the day of the decision, UTC.</param>
    /// <param name="granted">The optional categories that were granted.</param>
    /// <param name="overridesSignal">Whether the visitor ticked advertisement beside the notice of a privacy signal.</param>
    /// <param name="scope">The three fingerprints.</param>
    /// <param name="recordId">The id of the grant's record; <see langword="null"/> for a refusal, which carries no identifier.</param>
    public ConsentCookieValue(int day, CookieCategories granted, bool overridesSignal, ReadOnlySpan<char> scope, ReadOnlySpan<char> recordId)
    {
        var flags = ((int)granted >> 1 & 7) | (overridesSignal ? OverrideFlag : 0);
        _source = string.Concat([Version, Alphabet[day >> 12 & 63], Alphabet[day >> 6 & 63], Alphabet[day & 63], Alphabet[flags]], scope, recordId);
        _fields = Pack(day, flags, !recordId.IsEmpty);
    }

    private ConsentCookieValue(string source, int start, int fields)
    {
        _source = source;
        _start = start;
        _fields = fields;
    }

    /// <summary>Length of a record id: 128 bits.</summary>
    public const int IdLength = 22;

    /// <summary>Whether there is a value at all.</summary>
    public bool IsPresent => _source is not null;

    /// <summary>Days from 1970-01-01 to the day of the decision, UTC.</summary>
    public int Day => _fields >> 5;

    /// <summary>The optional categories that were granted.</summary>
    public CookieCategories Granted => (CookieCategories)((_fields & 7) << 1);

    /// <summary>Whether the visitor ticked advertisement beside the notice of a privacy signal.</summary>
    public bool OverridesSignal => (_fields & OverrideFlag) != 0;

    /// <summary>The three fingerprints.</summary>
    public ReadOnlySpan<char> Scope => _source.AsSpan(_start + ScopeStart, ScopeLength);

    /// <summary>The id of the grant's record; <see langword="null"/> for a refusal.</summary>
    public string? RecordId => (_fields & 16) == 0 ? null : _source.AsSpan(_start + IdStart, IdLength).ToString();

    /// <summary>Reads a value strictly: anything but what <see cref="ToString"/> writes is no decision (requirement C06).</summary>
    public static bool TryParse(ReadOnlyMemory<char> memory, out ConsentCookieValue value)
    {
        value = default;
        var text = memory.Span;
        if (text.Length is not (IdStart or IdStart + IdLength) || text[0] != Version || text.ContainsAnyExcept(AlphabetValues))
            return false;

        var flags = DigitOf(text[FlagsStart]);
        var hasId = text.Length > IdStart;
        if (flags > 15 || (flags & 7) != 0 != hasId || ((flags & OverrideFlag) != 0 && (flags << 1 & (int)CookieCategories.Advertisement) == 0))
            return false;

        // 22 characters hold 132 bits, an id has 128: a canonical last character ends in four zero bits.
        if (hasId && (DigitOf(text[^1]) & 15) != 0)
            return false;

        var day = (DigitOf(text[DayStart]) << 12) | (DigitOf(text[DayStart + 1]) << 6) | DigitOf(text[DayStart + 2]);
        if (!MemoryMarshal.TryGetString(memory, out var source, out var start, out _))
            (source, start) = (text.ToString(), 0);
        value = new(source, start, Pack(day, flags, hasId));
        return true;
    }

    /// <summary>The value as it stands in the cookie.</summary>
    public override string ToString() => Text.ToString();

    /// <inheritdoc />
    public bool Equals(ConsentCookieValue other) => Text.SequenceEqual(other.Text);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ConsentCookieValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Text);

    /// <summary>Whether two values are the same text.</summary>
    public static bool operator ==(ConsentCookieValue left, ConsentCookieValue right) => left.Equals(right);

    /// <summary>Whether two values are different texts.</summary>
    public static bool operator !=(ConsentCookieValue left, ConsentCookieValue right) => !left.Equals(right);

    private ReadOnlySpan<char> Text => _source.AsSpan(_start, _source is null ? 0 : (_fields & 16) == 0 ? IdStart : IdStart + IdLength);

    private static int Pack(int day, int flags, bool hasId) => day << 5 | flags | (hasId ? 16 : 0);

    /// <summary>The digit's value; for characters of the alphabet only.</summary>
    private static int DigitOf(char character) =>
        character switch
        {
            >= 'a' => character - 'a' + 26,
            '_' => 63,
            >= 'A' => character - 'A',
            '-' => 62,
            _ => character - '0' + 52,
        };
}

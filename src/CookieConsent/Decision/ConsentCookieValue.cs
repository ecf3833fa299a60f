using System.Runtime.InteropServices;
using CookieConsent.Classification;

namespace CookieConsent.Decision;

/// <summary>
/// What the consent cookie says. Fixed fields without separators, all of base64url: format version 1, decision day 3, categories and override bit 1,
/// a scope fingerprint of 4 for each optional category, and, only where something is granted, an id of 22 and 4 for each service that the visitor
/// refused alone (requirement C05). Without the latter it is at most 45 characters long.
/// </summary>
/// <remarks>It stays where it was read, in the <c>Cookie</c> header: most requests ask for neither the scope nor the id as a string.</remarks>
internal readonly struct ConsentCookieValue : IEquatable<ConsentCookieValue>
{
    private const char Version = '1';
    private const int DayStart = 1;
    private const int FlagsStart = 4;
    private const int ScopeStart = 5;
    private const int ScopeLength = 3 * ScopeFingerprint.Length;
    private const int IdStart = ScopeStart + ScopeLength;
    private const int RefusedStart = IdStart + IdLength;
    private const int OverrideFlag = 8;
    private const int RefusedShift = 23;

    private readonly string? _source;
    private readonly int _start;

    // The number of refused services, 18 bits of the day, whether an id follows, and the cookie's four flags.
    private readonly int _fields;

    /// <summary>Makes a value.</summary>
    /// <param name="day">Days from 1970-01-01 to the day of the decision, UTC.</param>
    /// <param name="granted">The optional categories that were granted.</param>
    /// <param name="overridesSignal">Whether the visitor ticked advertisement beside the notice of a privacy signal.</param>
    /// <param name="scope">The three fingerprints.</param>
    /// <param name="recordId">The id of the grant's record; <see langword="null"/> for a refusal, which carries no identifier.</param>
    /// <param name="refusedServices">The codes of the services refused within what is granted, in ascending order, each once; at most <see cref="MostRefusedServices"/>.</param>
    public ConsentCookieValue(
        int day,
        CookieCategories granted,
        bool overridesSignal,
        ReadOnlySpan<char> scope,
        ReadOnlySpan<char> recordId,
        ReadOnlySpan<char> refusedServices = default
    )
    {
        if (recordId.IsEmpty)
            refusedServices = default;
        var flags = ((int)granted >> 1 & 7) | (overridesSignal ? OverrideFlag : 0);
        _source = string.Concat([Version, Base64UrlDigits.Of(day >> 12), Base64UrlDigits.Of(day >> 6), Base64UrlDigits.Of(day), Base64UrlDigits.Of(flags)], scope, recordId, refusedServices);
        _fields = Pack(day, flags, !recordId.IsEmpty, refusedServices.Length);
    }

    private ConsentCookieValue(string source, int start, int fields)
    {
        _source = source;
        _start = start;
        _fields = fields;
    }

    /// <summary>Length of a record id: 128 bits.</summary>
    public const int IdLength = 22;

    /// <summary>How many services can be refused alone; a category with more is refused as a whole.</summary>
    public const int MostRefusedServices = 35;

    /// <summary>Whether there is a value at all.</summary>
    public bool IsPresent => _source is not null;

    /// <summary>Days from 1970-01-01 to the day of the decision, UTC.</summary>
    public int Day => _fields >> 5 & 0x3FFFF;

    /// <summary>The optional categories that were granted.</summary>
    public CookieCategories Granted => (CookieCategories)((_fields & 7) << 1);

    /// <summary>Whether there was a privacy signal: beside whose notice the visitor ticked advertisement, or that is all there is to say (<see cref="IsSignalMark"/>).</summary>
    public bool OverridesSignal => (_fields & OverrideFlag) != 0;

    /// <summary>The three fingerprints.</summary>
    public ReadOnlySpan<char> Scope => _source.AsSpan(_start + ScopeStart, ScopeLength);

    /// <summary>The id of the grant's record; <see langword="null"/> for a refusal.</summary>
    public string? RecordId => HasId ? Id.ToString() : null;

    /// <summary>
    /// Whether it holds no decision, only that script told of a privacy signal which the server did not see: no identifier, and nothing granted (requirement C01).
    /// </summary>
    public bool IsSignalMark => (_fields & 15) == OverrideFlag;

    /// <inheritdoc cref="GrantRecordId.TimeOf" />
    /// <remarks><see langword="null"/> for a refusal too.</remarks>
    public long? RecordTime => HasId ? GrantRecordId.TimeOf(Id) : null;

    /// <inheritdoc cref="GrantRecordId.IsOfForeignScope" />
    public bool IsOfForeignScope => HasId && GrantRecordId.IsOfForeignScope(Id);

    /// <summary>Whether the visitor refused services of a granted category.</summary>
    public bool HasRefusedServices => _fields >> RefusedShift != 0;

    /// <summary>The codes of those services, one after the other.</summary>
    public ReadOnlySpan<char> RefusedServices => HasRefusedServices ? _source.AsSpan(_start + RefusedStart, RefusedLength) : default;

    /// <summary>Reads a value strictly: anything but what <see cref="ToString"/> writes is no decision (requirement C06).</summary>
    public static bool TryParse(ReadOnlyMemory<char> memory, out ConsentCookieValue value)
    {
        value = default;
        var text = memory.Span;
        if (!IsLength(text.Length) || text[0] != Version || text.ContainsAnyExcept(Base64UrlDigits.All))
            return false;

        var flags = Base64UrlDigits.ValueOf(text[FlagsStart]);
        var hasId = text.Length > IdStart;
        if (flags > 15 || (flags & 7) != 0 != hasId || (flags > OverrideFlag && (flags << 1 & (int)CookieCategories.Advertisement) == 0))
            return false;

        // 22 characters hold 132 bits, an id has 128: a canonical last character ends in four zero bits.
        if (hasId && (Base64UrlDigits.ValueOf(text[RefusedStart - 1]) & 15) != 0)
            return false;
        if (text.Length > RefusedStart && !AreAscending(text[RefusedStart..]))
            return false;

        var day = (Base64UrlDigits.ValueOf(text[DayStart]) << 12) | (Base64UrlDigits.ValueOf(text[DayStart + 1]) << 6) | Base64UrlDigits.ValueOf(text[DayStart + 2]);
        if (!MemoryMarshal.TryGetString(memory, out var source, out var start, out _))
            (source, start) = (text.ToString(), 0);
        value = new(source, start, Pack(day, flags, hasId, Math.Max(0, text.Length - RefusedStart)));
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

    private ReadOnlySpan<char> Text => _source.AsSpan(_start, _source is null ? 0 : HasId ? RefusedStart + RefusedLength : IdStart);

    private bool HasId => (_fields & 16) != 0;

    private ReadOnlySpan<char> Id => _source.AsSpan(_start + IdStart, IdLength);

    private int RefusedLength => (_fields >> RefusedShift) * ServiceCode.Length;

    private static int Pack(int day, int flags, bool hasId, int refusedLength) =>
        refusedLength / ServiceCode.Length << RefusedShift | day << 5 | (hasId ? 16 : 0) | flags;

    private static bool IsLength(int length) =>
        length is IdStart or RefusedStart
        || (length is > RefusedStart and <= RefusedStart + MostRefusedServices * ServiceCode.Length && (length - RefusedStart) % ServiceCode.Length == 0);

    /// <summary>Whether each code comes once and in its place: a set of services has one form only.</summary>
    private static bool AreAscending(ReadOnlySpan<char> codes)
    {
        for (; codes.Length > ServiceCode.Length; codes = codes[ServiceCode.Length..])
        {
            if (codes[..ServiceCode.Length].SequenceCompareTo(codes.Slice(ServiceCode.Length, ServiceCode.Length)) >= 0)
                return false;
        }
        return true;
    }
}

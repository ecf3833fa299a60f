using System.Numerics;

namespace CookieConsent.Classification;

/// <summary>
/// What the first four characters of a name say, and the first eight where a rule shares four, before it is looked at as a whole: that no rule starts
/// alike, which is so for most cookies of most sites, or at which lengths a prefix may end. Blind to case; a hint that may be too generous, never too
/// strict.
/// </summary>
internal sealed class CookieNameStarts
{
    /// <summary>The bit that stands for this length and all greater ones.</summary>
    public const int LongOnes = 63;

    /// <summary>The bit without which no rule has the whole name: no prefix has the length 0.</summary>
    public const ulong Whole = 1;

    private const int StartLength = 4;
    private const int LongStartLength = 2 * StartLength;

    // Prefixes that end before the long start does, and the parts of a split cookie whose name is no longer: "aC1" is one of "a".
    private const ulong BeforeLongStart = (1UL << LongStartLength) - 1;
    private readonly ulong[] _known;
    private readonly ulong[] _knownLong;
    private readonly byte[] _shortLengths;
    private readonly ulong[] _lengths;
    private readonly ulong[] _ends;

    /// <summary>Notes how these rules start.</summary>
    public CookieNameStarts(IReadOnlyCollection<CookieRule> rules)
    {
        _known = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, rules.Count / 4))];
        _knownLong = new ulong[_known.Length];
        var prefixes = rules.Count(rule => rule.IsPrefix);
        _lengths = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, prefixes * 4))];
        _ends = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, prefixes / 4))];
        _shortLengths = new byte[32 * 32];
        foreach (var rule in rules)
            Add(rule);
    }

    /// <summary>Notes how these rules start beside others.</summary>
    public CookieNameStarts(CookieNameStarts others, IEnumerable<CookieRule> rules)
    {
        _known = [.. others._known];
        _knownLong = [.. others._knownLong];
        _lengths = [.. others._lengths];
        _shortLengths = [.. others._shortLengths];
        _ends = [.. others._ends];
        Longest = others.Longest;
        foreach (var rule in rules)
            Add(rule);
    }

    /// <summary>The longest prefix.</summary>
    public int Longest { get; private set; }

    /// <summary>
    /// 0 where no rule covers a cookie whose name starts here; otherwise <see cref="Whole"/>, where a rule may have the whole name, and a bit for each length
    /// at which a prefix may end, also such that the name has not. What follows the name may follow here too: an answer comes before its end is even
    /// looked for. Where the first characters may not be the name's, as with white space in front or a name that is over, every bit is set.
    /// </summary>
    public ulong HintFor(ReadOnlySpan<char> name)
    {
        if (name.Length < StartLength || CookieNameHash.MayEndInStart(name))
            return ulong.MaxValue;
        var start = CookieNameHash.OfStart(name);
        ulong hint = _shortLengths[ShortStartOf(name)];
        if (!IsMarked(_known, start))
            return hint;
        var lengths = _lengths[start & (uint)(_lengths.Length - 1)];
        return hint | (MayStartLong(name) ? Whole | lengths : lengths & BeforeLongStart);
    }

    /// <summary>Whether a prefix may start as this name does and end as it does at this length. It spares most look-ups of a part of a name.</summary>
    public bool MayEndAt(ReadOnlySpan<char> name, int length) =>
        length < StartLength ? (_shortLengths[ShortStartOf(name)] >> length & 1) != 0 : IsMarked(_ends, CookieNameHash.OfEnds(name[..length]));

    private void Add(CookieRule rule)
    {
        var name = rule.Name;
        if (name.Length >= StartLength)
            Mark(_known, CookieNameHash.OfStart(name));
        if (name.Length >= LongStartLength)
            Mark(_knownLong, CookieNameHash.OfLongStart(name));
        if (rule.IsPrefix)
            AddPrefix(name);
        else if (rule.MayBeSplit && name.Length is > 0 and < LongStartLength)
            MarkLengths(name, Whole);
    }

    private void AddPrefix(string prefix)
    {
        Longest = Math.Max(Longest, prefix.Length);
        MarkLengths(prefix, 1UL << Math.Min(prefix.Length, LongOnes));
        if (prefix.Length >= StartLength)
            Mark(_ends, CookieNameHash.OfEnds(prefix));
    }

    private void MarkLengths(string name, ulong bits)
    {
        if (name.Length < StartLength)
            MarkShort(name, (byte)bits);
        else
            _lengths[CookieNameHash.OfStart(name) & (uint)(_lengths.Length - 1)] |= bits;
    }

    /// <summary>Whether a rule starts with the same eight characters, or the name may be over before them.</summary>
    private bool MayStartLong(ReadOnlySpan<char> name) =>
        name.Length < LongStartLength || CookieNameHash.MayEndInStart(name[StartLength..]) || IsMarked(_knownLong, CookieNameHash.OfLongStart(name));

    private static bool IsMarked(ulong[] marks, uint start) => (marks[start >> 6 & (uint)(marks.Length - 1)] >> (int)(start & 63) & 1) != 0;

    private static void Mark(ulong[] marks, uint start) => marks[start >> 6 & (uint)(marks.Length - 1)] |= 1UL << (int)(start & 63);

    private void MarkShort(string start, byte bits)
    {
        if (start.Length > 1)
        {
            _shortLengths[ShortStartOf(start)] |= bits;
            return;
        }

        // One character says nothing of the second.
        var row = ShortStartOf(start) & ~31;
        for (var second = 0; second < 32; second++)
            _shortLengths[row + second] |= bits;
    }

    /// <summary>A small number from the first two characters, the same in either case.</summary>
    private static int ShortStartOf(ReadOnlySpan<char> name) => (name[0] & 31) << 5 | (name.Length > 1 ? name[1] & 31 : 0);
}

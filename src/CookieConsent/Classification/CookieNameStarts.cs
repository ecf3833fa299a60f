using System.Numerics;

namespace CookieConsent.Classification;

/// <summary>
/// What the first characters of a name say, before it is looked at as a whole: that no rule starts alike, which is so for most cookies of most sites, or at
/// which lengths a prefix may end. Blind to case; a hint that may be too generous, never too strict.
/// </summary>
internal sealed class CookieNameStarts
{
    /// <summary>The bit that stands for this length and all greater ones.</summary>
    public const int LongOnes = 63;

    private const int StartLength = 4;

    // No prefix has the length 0. A part of a cookie with a short name, as "aC1" is of "a", starts like the rule in fewer characters than are asked for.
    private const byte LookCloser = 1;
    private readonly ulong[] _known;
    private readonly byte[] _shortLengths;
    private readonly ulong[] _lengths;
    private readonly ulong[] _lastCharacters;

    /// <summary>Notes how these rules start.</summary>
    public CookieNameStarts(IReadOnlyCollection<CookieRule> rules)
    {
        _known = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, rules.Count / 4))];
        _lengths = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, rules.Count(rule => rule.IsPrefix) * 4))];
        _shortLengths = new byte[32 * 32];
        _lastCharacters = new ulong[LongOnes + 1];
        foreach (var rule in rules)
            Add(rule);
    }

    /// <summary>Notes how these rules start beside others.</summary>
    public CookieNameStarts(CookieNameStarts others, IEnumerable<CookieRule> rules)
    {
        _known = [.. others._known];
        _lengths = [.. others._lengths];
        _shortLengths = [.. others._shortLengths];
        _lastCharacters = [.. others._lastCharacters];
        Longest = others.Longest;
        foreach (var rule in rules)
            Add(rule);
    }

    /// <summary>The longest prefix.</summary>
    public int Longest { get; private set; }

    /// <summary>
    /// 0 where no rule covers a cookie whose name starts here; otherwise bit 0 and a bit for each length at which a prefix may end, also such that
    /// the name has not. What follows the name may follow here too: an answer comes before its end is even looked for. Where the first characters may
    /// not be the name's, as with white space in front or a name that is over, every bit is set.
    /// </summary>
    public ulong HintFor(ReadOnlySpan<char> name)
    {
        if (name.Length < StartLength || name[0] is '=' or ' ' or '\t' || name[1] is '=' or ' ' or '\t' || name[2] is '=' or ' ' or '\t' || name[3] is '=' or ' ' or '\t')
            return ulong.MaxValue;
        var start = CookieNameHash.OfStart(name);
        ulong hint = _shortLengths[ShortStartOf(name)];
        return IsKnown(start) ? hint | LookCloser | _lengths[start & (uint)(_lengths.Length - 1)] : hint;
    }

    /// <summary>Whether a prefix of this length may end as the name does there: what tells the framework's cookies, all of which start alike.</summary>
    public bool MayEndAt(ReadOnlySpan<char> name, int length) => (_lastCharacters[length] >> BitOf(name[length - 1]) & 1) != 0;

    private void Add(CookieRule rule)
    {
        if (rule.Name.Length >= StartLength)
            Mark(CookieNameHash.OfStart(rule.Name));
        if (rule.IsPrefix)
            AddPrefix(rule.Name);
        else if (rule.MayBeSplit && rule.Name.Length is > 0 and < StartLength)
            MarkShort(rule.Name, LookCloser);
    }

    private void AddPrefix(string prefix)
    {
        var length = Math.Min(prefix.Length, LongOnes);
        Longest = Math.Max(Longest, prefix.Length);
        _lastCharacters[length] |= 1UL << BitOf(prefix[^1]);
        if (prefix.Length < StartLength)
            MarkShort(prefix, (byte)(1 << length));
        else
            _lengths[CookieNameHash.OfStart(prefix) & (uint)(_lengths.Length - 1)] |= 1UL << length;
    }

    private bool IsKnown(uint start) => (_known[start >> 6 & (uint)(_known.Length - 1)] >> (int)(start & 63) & 1) != 0;

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

    private void Mark(uint start) => _known[start >> 6 & (uint)(_known.Length - 1)] |= 1UL << (int)(start & 63);

    /// <summary>A small number from the first two characters, the same in either case.</summary>
    private static int ShortStartOf(ReadOnlySpan<char> name) => (name[0] & 31) << 5 | (name.Length > 1 ? name[1] & 31 : 0);

    private static int BitOf(char character) => character & 63 | 0x20;
}

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
    private readonly byte[] _shortLengths = new byte[128];
    private readonly ulong[] _lengths;
    private readonly ulong[] _lastCharacters = new ulong[LongOnes + 1];

    /// <summary>Notes how these rules start.</summary>
    public CookieNameStarts(IReadOnlyCollection<CookieRule> rules)
    {
        _known = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, rules.Count / 4))];
        _lengths = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, rules.Count(rule => rule.IsPrefix) * 4))];
        foreach (var rule in rules)
        {
            if (rule.Name.Length >= StartLength)
                Mark(CookieNameHash.OfStart(rule.Name));
            if (rule.IsPrefix)
                AddPrefix(rule.Name);
            else if (rule.Name.Length is > 0 and < StartLength)
                _shortLengths[ShortStartOf(rule.Name)] |= LookCloser;
        }
    }

    /// <summary>The longest prefix.</summary>
    public int Longest { get; private set; }

    /// <summary>Whether a rule may cover the name. <paramref name="lengths"/>: a bit for each length, up to the name's own, at which a prefix may end.</summary>
    public bool MayCover(ReadOnlySpan<char> name, out ulong lengths)
    {
        lengths = _shortLengths[ShortStartOf(name)];
        if (name.Length >= StartLength)
        {
            var start = CookieNameHash.OfStart(name);
            if (IsKnown(start))
                lengths |= _lengths[start & (uint)(_lengths.Length - 1)];
            else if (lengths == 0)
                return false;
        }
        lengths &= name.Length < LongOnes ? (2UL << name.Length) - 1 - LookCloser : ~(ulong)LookCloser;
        return true;
    }

    /// <summary>
    /// Whether a rule may cover the cookie whose name, <c>=</c> and value start here; sure of a no, before the end of the name is even looked for.
    /// </summary>
    public bool MayCoverPair(ReadOnlySpan<char> pair) =>
        pair.Length < StartLength
        || _shortLengths[ShortStartOf(pair)] != 0
        || pair[0] is '=' or ';' or ' ' or '\t'
        || pair[1] is '=' or ';' or ' ' or '\t'
        || pair[2] is '=' or ';' or ' ' or '\t'
        || pair[3] is '=' or ';' or ' ' or '\t'
        || IsKnown(CookieNameHash.OfStart(pair));

    /// <summary>Whether a prefix of this length may end as the name does there: what tells the framework's cookies, all of which start alike.</summary>
    public bool MayEndAt(ReadOnlySpan<char> name, int length) => (_lastCharacters[length] >> BitOf(name[length - 1]) & 1) != 0;

    private void AddPrefix(string prefix)
    {
        var length = Math.Min(prefix.Length, LongOnes);
        Longest = Math.Max(Longest, prefix.Length);
        _lastCharacters[length] |= 1UL << BitOf(prefix[^1]);
        if (prefix.Length < StartLength)
            _shortLengths[ShortStartOf(prefix)] |= (byte)(1 << length);
        else
            _lengths[CookieNameHash.OfStart(prefix) & (uint)(_lengths.Length - 1)] |= 1UL << length;
    }

    private bool IsKnown(uint start) => (_known[start >> 6 & (uint)(_known.Length - 1)] >> (int)(start & 63) & 1) != 0;

    private void Mark(uint start) => _known[start >> 6 & (uint)(_known.Length - 1)] |= 1UL << (int)(start & 63);

    private static int ShortStartOf(ReadOnlySpan<char> name) => (name[0] | 0x20) & 127;

    private static int BitOf(char character) => character & 63 | 0x20;
}

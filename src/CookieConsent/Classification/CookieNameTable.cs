namespace CookieConsent.Classification;

/// <summary>
/// Finds the rule for a name in one pass over it, without allocation and whatever the number of rules: exact names first, then the longest
/// prefix, case-sensitive before case-insensitive.
/// </summary>
/// <remarks>
/// An open hash table. The hash ignores case and grows character by character, so that every prefix of the name is looked up on the way;
/// only lengths at which a prefix with the same first character exists are looked at.
/// </remarks>
internal sealed class CookieNameTable
{
    private const uint HashSeed = 2166136261;
    private const uint HashFactor = 16777619;
    private const int LongestMaskedLength = 63;

    private readonly Slot[] _slots;
    private readonly ulong[] _prefixLengths = new ulong[128];
    private readonly int _longestPrefix;

    /// <summary>Creates the table. Of two rules with the same name and kind the first stays.</summary>
    public CookieNameTable(IReadOnlyCollection<CookieRule> rules)
    {
        _slots = new Slot[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, rules.Count * 3))];
        foreach (var rule in rules)
        {
            Add(rule);
            if (!rule.IsPrefix)
                continue;
            _longestPrefix = Math.Max(_longestPrefix, rule.Name.Length);
            _prefixLengths[Fold(rule.Name[0]) & 127] |= 1UL << Math.Min(rule.Name.Length, LongestMaskedLength);
        }
    }

    /// <summary>The rule for <paramref name="name"/>, and whether it hit only when case is ignored.</summary>
    public (CookieRule? Rule, bool IsCaseVariant) Find(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return default;

        CookieRule? prefix = null, prefixIgnoringCase = null;
        var lengths = _prefixLengths[Fold(name[0]) & 127];
        var hash = HashSeed;
        for (var i = 0; i < name.Length; i++)
        {
            hash = (hash ^ Fold(name[i])) * HashFactor;
            var length = i + 1;
            if ((lengths >> Math.Min(length, LongestMaskedLength) & 1) != 0 && length <= _longestPrefix)
                Probe(name[..length], hash, isPrefix: true, ref prefix, ref prefixIgnoringCase);
        }

        CookieRule? exact = null, exactIgnoringCase = null;
        Probe(name, hash, isPrefix: false, ref exact, ref exactIgnoringCase);
        return (exact ?? prefix) is { } rule ? (rule, false) : (exactIgnoringCase ?? prefixIgnoringCase, true);
    }

    private void Add(CookieRule rule)
    {
        var hash = HashSeed;
        foreach (var character in rule.Name)
            hash = (hash ^ Fold(character)) * HashFactor;
        for (var i = SlotOf(hash); ; i = i + 1 & _slots.Length - 1)
        {
            if (_slots[i].Rule is not { } present)
            {
                _slots[i] = new Slot(hash, rule);
                return;
            }
            if (present.IsPrefix == rule.IsPrefix && present.Name == rule.Name)
                return;
        }
    }

    private void Probe(ReadOnlySpan<char> name, uint hash, bool isPrefix, ref CookieRule? found, ref CookieRule? foundIgnoringCase)
    {
        var foundHere = false;
        for (var i = SlotOf(hash); _slots[i].Rule is { } rule; i = i + 1 & _slots.Length - 1)
        {
            if (_slots[i].Hash != hash || rule.IsPrefix != isPrefix)
                continue;
            if (name.SequenceEqual(rule.Name))
            {
                found = rule;
            }
            else if (name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase) && (!foundHere || rule.Category > foundIgnoringCase!.Category))
            {
                // Of several spellings the strictest category blocks.
                foundIgnoringCase = rule;
                foundHere = true;
            }
        }
    }

    private int SlotOf(uint hash) => (int)((hash ^ hash >> 15) & (uint)(_slots.Length - 1));

    private static uint Fold(char character) => character is >= 'A' and <= 'Z' ? character | 0x20u : character;

    private readonly record struct Slot(uint Hash, CookieRule? Rule);
}

using System.Numerics;

namespace CookieConsent.Classification;

/// <summary>
/// Finds the rule for a name without allocation and whatever the number of rules: exact names first, then the longest prefix, case-sensitive before
/// case-insensitive.
/// </summary>
/// <remarks>
/// An open hash table whose hash ignores case. A name is looked up whole, and at the few lengths at which there may be a prefix of it
/// (<see cref="CookieNameStarts"/>); most names are neither.
/// </remarks>
internal sealed class CookieNameTable
{
    private readonly uint[] _hashes;
    private readonly CookieRule?[] _rules;
    private readonly CookieNameStarts _starts;

    /// <summary>Creates the table. Of two rules with the same name and kind the first stays.</summary>
    public CookieNameTable(IReadOnlyCollection<CookieRule> rules)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, rules.Count * 3));
        _hashes = new uint[size];
        _rules = new CookieRule?[size];
        foreach (var rule in rules)
            Add(rule);
        _starts = new CookieNameStarts(rules);
    }

    /// <summary>Whether there may be a rule for a name that is not empty. A hint that may be too generous, never too strict.</summary>
    public bool MayCover(ReadOnlySpan<char> name) => _starts.MayCover(name, out _);

    /// <inheritdoc cref="CookieNameStarts.MayCoverPair" />
    public bool MayCoverPair(ReadOnlySpan<char> pair) => _starts.MayCoverPair(pair);

    /// <summary>The rule for <paramref name="name"/>, and whether it hit only when case is ignored.</summary>
    public (CookieRule? Rule, bool IsCaseVariant) Find(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !_starts.MayCover(name, out var lengths))
            return default;

        CookieRule? rule = null, variant = null;
        Probe(name, isPrefix: false, ref rule, ref variant);
        if (rule is null && lengths != 0)
            FindPrefix(name, lengths, ref rule, ref variant);
        return rule is not null ? (rule, false) : (variant, true);
    }

    private void FindPrefix(ReadOnlySpan<char> name, ulong lengths, ref CookieRule? rule, ref CookieRule? variant)
    {
        // Longer ones first: the first hit of either kind is the longest.
        if (lengths >> CookieNameStarts.LongOnes != 0)
        {
            for (var length = Math.Min(name.Length, _starts.Longest); length >= CookieNameStarts.LongOnes && rule is null; length--)
                Probe(name[..length], isPrefix: true, ref rule, ref variant);
            lengths &= ~(1UL << CookieNameStarts.LongOnes);
        }
        while (lengths != 0 && rule is null)
        {
            var length = BitOperations.Log2(lengths);
            lengths ^= 1UL << length;
            if (_starts.MayEndAt(name, length))
                Probe(name[..length], isPrefix: true, ref rule, ref variant);
        }
    }

    private void Probe(ReadOnlySpan<char> name, bool isPrefix, ref CookieRule? found, ref CookieRule? foundIgnoringCase)
    {
        // A variant that an earlier probe found is exact or longer, and stays.
        CookieRule? variant = null;
        var hashes = _hashes;
        var hash = CookieNameHash.Of(name, isPrefix);
        for (var i = (int)hash & hashes.Length - 1; hashes[i] != 0; i = i + 1 & hashes.Length - 1)
        {
            if (hashes[i] != hash || _rules[i] is not { } rule || rule.IsPrefix != isPrefix)
                continue;
            if (name.SequenceEqual(rule.Name))
            {
                found = rule;
                return;
            }
            if (name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase) && (variant is null || rule.Category > variant.Category))
                variant = rule; // Of several spellings the strictest category blocks.
        }
        foundIgnoringCase ??= variant;
    }

    private void Add(CookieRule rule)
    {
        var hash = CookieNameHash.Of(rule.Name, rule.IsPrefix);
        var i = (int)hash & _hashes.Length - 1;
        for (; _rules[i] is { } present; i = i + 1 & _hashes.Length - 1)
        {
            if (present.IsPrefix == rule.IsPrefix && present.Name == rule.Name)
                return;
        }
        _hashes[i] = hash;
        _rules[i] = rule;
    }
}

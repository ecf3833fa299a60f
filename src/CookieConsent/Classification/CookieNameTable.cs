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

    /// <summary>Creates the table of another with changes, which costs what copying it costs.</summary>
    /// <param name="known">The other table; it stays as it is.</param>
    /// <param name="without">Rules of it that do not count.</param>
    /// <param name="instead">Rules that take the place of their service's own, where the other table has those.</param>
    /// <param name="inFront">Rules that come before all of them.</param>
    public CookieNameTable(CookieNameTable known, IEnumerable<CookieRule> without, IEnumerable<CookieRule> instead, IReadOnlyList<CookieRule> inFront)
    {
        _hashes = [.. known._hashes];
        _rules = [.. known._rules];
        _starts = new CookieNameStarts(known._starts, inFront);

        // Its hash stays where a rule was, so that what was put behind it is still found.
        foreach (var rule in without)
            _rules[SlotOf(rule)] = null;
        foreach (var rule in instead)
        {
            var slot = SlotOf(rule);
            if (_rules[slot]?.ServiceId == rule.ServiceId)
                _rules[slot] = rule;
        }
        for (var i = inFront.Count - 1; i >= 0; i--)
            Put(SlotOf(inFront[i]), inFront[i]);
    }

    /// <inheritdoc cref="CookieNameStarts.HintFor" />
    public ulong HintFor(ReadOnlySpan<char> name) => _starts.HintFor(name);

    /// <summary>The rule for <paramref name="name"/>, and whether it hit only when case is ignored.</summary>
    public (CookieRule? Rule, bool IsCaseVariant) Find(ReadOnlySpan<char> name) => Find(name, HintFor(name));

    /// <summary>The same with the hint that is known already.</summary>
    public (CookieRule? Rule, bool IsCaseVariant) Find(ReadOnlySpan<char> name, ulong hint)
    {
        if (name.IsEmpty || hint == 0)
            return default;

        CookieRule? variant = null;
        var rule = (hint & CookieNameStarts.Whole) != 0 ? Probe(name, isPrefix: false, ref variant) : null;
        if (rule is null && hint > CookieNameStarts.Whole)
            rule = FindPrefix(name, hint, ref variant);
        return rule is not null ? (rule, false) : (variant, true);
    }

    private CookieRule? FindPrefix(ReadOnlySpan<char> name, ulong hint, ref CookieRule? variant)
    {
        CookieRule? rule = null;

        // Longer ones first: the first hit of either kind is the longest.
        if (hint >> CookieNameStarts.LongOnes != 0)
        {
            for (var length = Math.Min(name.Length, _starts.Longest); length >= CookieNameStarts.LongOnes && rule is null; length--)
                rule = Probe(name[..length], isPrefix: true, ref variant);
        }
        var lengths = hint & (name.Length < CookieNameStarts.LongOnes ? (2UL << name.Length) - 2 : ~(1UL << CookieNameStarts.LongOnes | CookieNameStarts.Whole));
        while (lengths != 0 && rule is null)
        {
            var length = BitOperations.Log2(lengths);
            lengths ^= 1UL << length;
            if (_starts.MayEndAt(name, length))
                rule = Probe(name[..length], isPrefix: true, ref variant);
        }
        return rule;
    }

    /// <summary>The rule with this very name; else in <paramref name="variant"/>, where there is none yet, the one that differs in case.</summary>
    private CookieRule? Probe(ReadOnlySpan<char> name, bool isPrefix, ref CookieRule? variant)
    {
        var hashes = _hashes;
        var hash = CookieNameHash.Of(name, isPrefix);
        var isHashKnown = false;
        for (var i = (int)hash & hashes.Length - 1; hashes[i] != 0; i = i + 1 & hashes.Length - 1)
        {
            if (hashes[i] != hash || _rules[i] is not { } rule || rule.IsPrefix != isPrefix)
                continue;
            if (name.SequenceEqual(rule.Name))
                return rule;
            isHashKnown = true;
        }
        if (isHashKnown)
            variant ??= FindVariant(name, isPrefix, hash);
        return null;
    }

    /// <summary>The rule whose name differs in case; of several spellings the strictest category blocks.</summary>
    private CookieRule? FindVariant(ReadOnlySpan<char> name, bool isPrefix, uint hash)
    {
        CookieRule? variant = null;
        for (var i = (int)hash & _hashes.Length - 1; _hashes[i] != 0; i = i + 1 & _hashes.Length - 1)
        {
            if (_hashes[i] == hash && _rules[i] is { } rule && rule.IsPrefix == isPrefix && (variant is null || rule.Category > variant.Category) && name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase))
                variant = rule;
        }
        return variant;
    }

    private void Add(CookieRule rule)
    {
        var slot = SlotOf(rule);
        if (_rules[slot] is null)
            Put(slot, rule);
    }

    private void Put(int slot, CookieRule rule)
    {
        _hashes[slot] = CookieNameHash.Of(rule.Name, rule.IsPrefix);
        _rules[slot] = rule;
    }

    /// <summary>Where the rule with this name and kind stands, or else the first free place for it.</summary>
    private int SlotOf(CookieRule rule)
    {
        var i = (int)CookieNameHash.Of(rule.Name, rule.IsPrefix) & _hashes.Length - 1;
        while (_hashes[i] != 0 && !(_rules[i] is { } present && present.IsPrefix == rule.IsPrefix && present.Name == rule.Name))
            i = i + 1 & _hashes.Length - 1;
        return i;
    }
}

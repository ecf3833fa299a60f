using System.Runtime.CompilerServices;

namespace CookieConsent.Classification;

/// <summary>
/// Says what a cookie is by its name. The order of the sources (site, framework, catalogue) is settled when the rules are compiled
/// (<see cref="CookieRuleSet"/>); a look-up is one pass over the name.
/// </summary>
internal sealed class CookieClassifier(IReadOnlyCollection<CookieRule> rules, CookieRule? siteDefault)
{
    private readonly CookieNameTable _table = new(rules);

    /// <summary>Classifies a name. <paramref name="isEssential"/>: the append call of this response said so.</summary>
    public CookieClassification Classify(ReadOnlySpan<char> name, bool isEssential = false)
    {
        // Browsers store a cookie without a name; it can be told from no other, so it is never allowed (requirement E07).
        if (name.IsEmpty)
            return default;

        // Kept small: most cookies of most sites start like nothing that is known, and end here.
        return _table.MayCover(name) ? ClassifyKnown(name, isEssential) : ClassifyUnknown(isEssential);
    }

    /// <summary>Whether a rule that names it may cover the cookie whose name, <c>=</c> and value start here; sure of a no.</summary>
    public bool MayKnow(ReadOnlySpan<char> pair) => _table.MayCoverPair(pair);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CookieClassification ClassifyKnown(ReadOnlySpan<char> name, bool isEssential)
    {
        if (IsLikeChunk(name) && FindChunk(name) is { } chunk)
            return new(chunk, chunk.Source, false);
        var (rule, isCaseVariant) = _table.Find(name);

        // A case variant of a necessary name is no evidence of anything.
        return rule is not null && !(isCaseVariant && rule.Category == CookieCategories.Necessary) ? new(rule, rule.Source, isCaseVariant) : ClassifyUnknown(isEssential);
    }

    private CookieClassification ClassifyUnknown(bool isEssential)
    {
        if (isEssential)
            return new(null, ClassificationSource.DeclaredInCode, false);
        return siteDefault is null ? default : new(siteDefault, ClassificationSource.SiteDefault, false);
    }

    /// <summary>The rule that covers a name when case is ignored, a necessary one too: what an unknown name may be a misspelling of.</summary>
    public CookieRule? FindIgnoringCase(ReadOnlySpan<char> name) => _table.Find(name).Rule;

    /// <summary>Whether the name ends as that of a part does: <c>C</c> and a number.</summary>
    private static bool IsLikeChunk(ReadOnlySpan<char> name)
    {
        var end = name.Length;
        while (end > 0 && char.IsAsciiDigit(name[end - 1]))
            end--;
        return end < name.Length && end > 1 && name[end - 1] == 'C';
    }

    /// <summary>A large framework cookie is split: <c>name</c> holds the number of parts, <c>nameC1</c>, <c>nameC2</c> … the parts.</summary>
    private CookieRule? FindChunk(ReadOnlySpan<char> name)
    {
        var (rule, isCaseVariant) = _table.Find(name.TrimEnd("0123456789")[..^1]);
        return isCaseVariant || rule is not { MayBeSplit: true } ? null : rule;
    }
}

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

        if (FindChunk(name) is { } chunk)
            return new(chunk, chunk.Source, false);
        var (rule, isCaseVariant) = _table.Find(name);

        // A case variant of a necessary name is no evidence of anything.
        if (rule is not null && !(isCaseVariant && rule.Category == CookieCategories.Necessary))
            return new(rule, rule.Source, isCaseVariant);
        if (isEssential)
            return new(null, ClassificationSource.DeclaredInCode, false);
        return siteDefault is null ? default : new(siteDefault, ClassificationSource.SiteDefault, false);
    }

    /// <summary>A large framework cookie is split: <c>name</c> holds the number of parts, <c>nameC1</c>, <c>nameC2</c> … the parts.</summary>
    private CookieRule? FindChunk(ReadOnlySpan<char> name)
    {
        if (!char.IsAsciiDigit(name[^1]))
            return null;
        var stem = name.TrimEnd("0123456789");
        if (stem is not [.., 'C'])
            return null;
        var (rule, isCaseVariant) = _table.Find(stem[..^1]);
        return isCaseVariant || rule is not { MayBeSplit: true } ? null : rule;
    }
}

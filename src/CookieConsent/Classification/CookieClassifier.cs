using System.Buffers;
using System.Runtime.CompilerServices;

namespace CookieConsent.Classification;

/// <summary>
/// Says what a cookie is by its name. The order of the sources (site, framework, catalogue) is settled when the rules are compiled
/// (<see cref="CookieRuleSet"/>); a look-up is one pass over the name.
/// </summary>
internal sealed class CookieClassifier(CookieNameTable table, CookieRule? siteDefault)
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~!$%*+/:@[]^|");

    /// <summary>Classifies a name. <paramref name="isEssential"/>: the append call of this response said so.</summary>
    public CookieClassification Classify(ReadOnlySpan<char> name, bool isEssential = false)
    {
        // Browsers store a cookie without a name; it can be told from no other, so it is never allowed (requirement E07).
        if (name.IsEmpty)
            return default;
        return Classify(name, table.HintFor(name), isEssential);
    }

    /// <inheritdoc cref="CookieNameStarts.HintFor" />
    public ulong HintFor(ReadOnlySpan<char> pair) => table.HintFor(pair);

    /// <summary>Classifies a name with the answer that <see cref="HintFor"/> had for it.</summary>
    public CookieClassification Classify(ReadOnlySpan<char> name, ulong hint) => name.IsEmpty ? default : Classify(name, hint, isEssential: false);

    private CookieClassification Classify(ReadOnlySpan<char> name, ulong hint, bool isEssential) => hint == 0 ? ClassifyUnknown(isEssential) : ClassifyKnown(name, hint, isEssential);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CookieClassification ClassifyKnown(ReadOnlySpan<char> name, ulong hint, bool isEssential)
    {
        if (char.IsAsciiDigit(name[^1]) && FindChunk(name) is { } chunk)
            return new(chunk, chunk.Source, false);
        var (rule, isCaseVariant) = table.Find(name, hint);
        if (rule is { IsCommonName: true } && (isEssential || siteDefault is not null))
            return ClassifyUnknown(isEssential);

        // What follows the beginning of a necessary name is an id. A name with anything else in it is not the one that is known.
        if (rule is { IsPrefix: true, Category: CookieCategories.Necessary, Source: ClassificationSource.Catalogue } && name[rule.Name.Length..].ContainsAnyExcept(IdCharacters))
            return ClassifyUnknown(isEssential);

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
    public CookieRule? FindIgnoringCase(ReadOnlySpan<char> name) => table.Find(name).Rule;

    /// <summary>A large framework cookie is split: <c>name</c> holds the number of parts, <c>nameC1</c>, <c>nameC2</c> … the parts.</summary>
    private CookieRule? FindChunk(ReadOnlySpan<char> name)
    {
        var end = name.Length;
        while (end > 0 && char.IsAsciiDigit(name[end - 1]))
            end--;
        if (end < 2 || name[end - 1] != 'C')
            return null;
        var (rule, isCaseVariant) = table.Find(name[..(end - 1)]);
        return isCaseVariant || rule is not { MayBeSplit: true } ? null : rule;
    }
}

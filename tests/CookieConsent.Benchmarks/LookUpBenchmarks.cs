using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using CookieConsent.Classification;

namespace CookieConsent.Benchmarks;

/// <summary>
/// What a cookie is by its name, against a look-up of the exact names alone in a <see cref="FrozenDictionary{TKey, TValue}"/>, which knows neither
/// prefixes nor other spellings; and the same with ten patterns and with ten thousand.
/// </summary>
public class LookUpBenchmarks
{
    private static readonly string[] Known = ["_ga", "_gid", "_fbp", "hubspotutk", "__hstc", "IDE", "_clck", "PHPSESSID"];
    private static readonly string[] Unknown = ["zz_unknown", "shelf_items", "last_seen", "list_order", "tab", "device", "visitor_kind", "stock_size"];

    private readonly CookieClassifier _catalogue = new(new CookieNameTable([.. Catalogue()]), siteDefault: null);
    private readonly CookieClassifier _tenPatterns = new(new CookieNameTable([.. Patterns(10)]), siteDefault: null);
    private readonly CookieClassifier _tenThousandPatterns = new(new CookieNameTable([.. Patterns(10_000)]), siteDefault: null);
    private readonly FrozenDictionary<string, CookieRule>.AlternateLookup<ReadOnlySpan<char>> _frozen = Catalogue()
        .Where(rule => !rule.IsPrefix)
        .DistinctBy(rule => rule.Name)
        .ToFrozenDictionary(rule => rule.Name)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names that the catalogue knows, in a frozen dictionary.</summary>
    [Benchmark(OperationsPerInvoke = 8)]
    public int FrozenHit() => Count(Known, _frozen);

    /// <summary>Names that the catalogue knows.</summary>
    [Benchmark(OperationsPerInvoke = 8)]
    public int ClassifierHit() => Count(Known, _catalogue);

    /// <summary>Names that it does not know, in a frozen dictionary.</summary>
    [Benchmark(OperationsPerInvoke = 8)]
    public int FrozenMiss() => Count(Unknown, _frozen);

    /// <summary>Names that it does not know.</summary>
    [Benchmark(OperationsPerInvoke = 8)]
    public int ClassifierMiss() => Count(Unknown, _catalogue);

    /// <summary>Known and unknown names with ten patterns configured.</summary>
    [Benchmark(OperationsPerInvoke = 16)]
    public int TenPatterns() => Count(Known, _tenPatterns) + Count(Unknown, _tenPatterns);

    /// <summary>The same names with ten thousand patterns configured.</summary>
    [Benchmark(OperationsPerInvoke = 16)]
    public int TenThousandPatterns() => Count(Known, _tenThousandPatterns) + Count(Unknown, _tenThousandPatterns);

    private static IEnumerable<CookieRule> Catalogue() => CookieRuleSet.OfCatalogue(new CookieConsentOptions(), ServiceCatalogue.BuiltIn);

    /// <summary>Eight of the asked names, and others of which every second is a prefix.</summary>
    private static IEnumerable<CookieRule> Patterns(int count) =>
        Known
            .Select(name => new CookieRule(name, IsPrefix: false, CookieCategories.Analytics, ClassificationSource.Site))
            .Concat(Enumerable.Range(0, count - Known.Length).Select(i => new CookieRule($"p{i * 7919 % 10_007:x}_site_{i}_", i % 2 == 0, CookieCategories.Functionality, ClassificationSource.Site)));

    private static int Count(string[] names, CookieClassifier classifier)
    {
        var hits = 0;
        foreach (var name in names)
            hits += classifier.Classify(name).Rule is null ? 0 : 1;
        return hits;
    }

    private static int Count(string[] names, FrozenDictionary<string, CookieRule>.AlternateLookup<ReadOnlySpan<char>> frozen)
    {
        var hits = 0;
        foreach (var name in names)
            hits += frozen.TryGetValue(name, out _) ? 1 : 0;
        return hits;
    }
}

using CookieConsent.Classification;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Classification;

/// <summary>The table against the plainest implementation of the same rules.</summary>
internal sealed class CookieNameTableProperties
{
    [Test]
    public void The_table_finds_what_a_plain_search_finds()
    {
        // Few letters and short names, so that prefixes, spellings and hash neighbours meet often; some start alike and are long.
        var end = Gen.Elements('a', 'A', 'b', 'B', '_').NonEmptyListOf().Select(letters => new string([.. letters.Take(6)]));
        var name =
            from start in Gen.Elements("", "abab", "abAbaba")
            from rest in end
            select start + rest;
        var category = Gen.Elements(CookieCategories.Necessary, CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement);
        var rule =
            from text in name
            from isPrefix in Gen.Elements(true, false)
            from of in category
            select new CookieRule(text, isPrefix, of, ClassificationSource.Site);
        var cases =
            from rules in rule.ListOf()
            from asked in name.NonEmptyListOf()
            select (Rules: rules.ToArray(), Names: asked.ToArray());

        Fuzz.Check(cases, 1000, given => Array.TrueForAll(given.Names, asked => IsFoundAlike(given.Rules, asked)));
    }

    private static bool IsFoundAlike(CookieRule[] rules, string asked)
    {
        var table = new CookieNameTable(rules);
        var expected = Describe(Reference(rules, asked));

        // The hint is asked of the name alone, and of what a browser sends.
        return Describe(table.Find(asked)) == expected && Describe(table.Find(asked, table.HintFor(asked + "=ab"))) == expected;
    }

    private static (CookieRule? Rule, bool IsCaseVariant) Reference(CookieRule[] all, string name)
    {
        var rules = all.DistinctBy(rule => rule.Pattern).ToArray();
        var hit = rules.FirstOrDefault(rule => !rule.IsPrefix && rule.Name == name) ?? Longest(StringComparison.Ordinal);
        if (hit is not null)
            return (hit, false);
        var variant = rules.Where(rule => !rule.IsPrefix && rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).MaxBy(rule => rule.Category) ?? Longest(StringComparison.OrdinalIgnoreCase);
        return (variant, true);

        CookieRule? Longest(StringComparison comparison) =>
            rules.Where(rule => rule.IsPrefix && name.StartsWith(rule.Name, comparison)).OrderByDescending(rule => rule.Name.Length).ThenByDescending(rule => rule.Category).FirstOrDefault();
    }

    /// <summary>Of several spellings of one category any may be named.</summary>
    private static string Describe((CookieRule? Rule, bool IsCaseVariant) found) =>
        found.Rule is null ? "none" : $"{(found.IsCaseVariant ? found.Rule.Pattern.ToUpperInvariant() : found.Rule.Pattern)} {found.Rule.Category} {found.IsCaseVariant}";
}

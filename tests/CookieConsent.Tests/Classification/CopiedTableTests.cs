using CookieConsent.Classification;
using CookieConsent.Tests.Harness;

namespace CookieConsent.Tests.Classification;

/// <summary>A configuration copies the catalogue's table and changes it: it has to say what a table made from all rules in their order says.</summary>
internal sealed class CopiedTableTests
{
    private static readonly CookieRule[] Framework = [Rules.Framework(".AspNetCore.Session"), Rules.Framework("app"), Rules.Framework("_gat")];

    private static readonly Action<CookieConsentOptions>[] Configurations =
    [
        _ => { },
        options => options.UndeclaredServices = CookieHandling.Allow,
        options => options.Services["google-analytics"] = new(),
        options => options.Services["GOOGLE-ANALYTICS"] = new() { Category = CookieCategories.Advertisement },
        options => options.Services["general-appearance"] = new(),
        options => options.Services["meta-pixel"] = new() { Cookies = { new() { Name = "_fbp" }, new() { Name = "own_*" } } },
        options => options.Cookies[CookieCategories.Functionality] = ["_g*", "_ga", "_hj*", "basket", "*"],
        options => options.Cookies[CookieCategories.Necessary] = ["_", "_f*", "a*", "AB", "Ab"],
        options =>
        {
            options.Services["hotjar"] = new();
            options.Services["shop"] = new() { Category = CookieCategories.Functionality, Cookies = { new() { Name = "_hjSession*" }, new() { Name = "_HJ*" }, new() { Name = "_ga" } } };
            options.Cookies[CookieCategories.Analytics] = ["_hjSession_1*"];
        },
    ];

    [TestCaseSource(nameof(Configurations))]
    public void It_says_what_a_table_made_anew_says(Action<CookieConsentOptions> configure)
    {
        var options = new CookieConsentOptions();
        configure(options);
        var site = CookieRuleSet.OfSite(options, DeclaredService.From(options, ServiceCatalogue.BuiltIn));
        var copied = CookieRuleSet.Compile(options, site, Framework, ServiceCatalogue.BuiltIn);
        var anew = Anew(options, site);

        var names = ServiceCatalogue.BuiltIn.Services.SelectMany(service => service.Cookies).Select(cookie => cookie.Pattern.TrimEnd('*')).Concat(["basket", "own_1", "appC1", "AB", "_hjSession_12"]).Where(name => name.Length > 0);
        var differences = names.SelectMany(name => new[] { name, name + "x1", name.ToUpperInvariant(), name[..^1] }).Where(name => copied.Classify(name) != anew.Classify(name)).Take(5);

        Assert.That(differences, Is.Empty);
    }

    [Test]
    public void Other_configurations_are_not_touched()
    {
        var before = Rules.CompileBuiltIn(_ => { }).Classify("_ga");

        Assert.That(Rules.CompileBuiltIn(options => options.Cookies[CookieCategories.Necessary] = ["_g*"]).Classify("_ga").Category, Is.EqualTo(CookieCategories.Necessary));
        Assert.That(Rules.CompileBuiltIn(_ => { }).Classify("_ga"), Is.EqualTo(before));
    }

    private static CookieClassifier Anew(CookieConsentOptions options, IReadOnlyList<CookieRule> site)
    {
        var prefixes = site.Where(rule => rule is { IsPrefix: true, Name.Length: > 0 }).Select(rule => rule.Name).ToArray();
        var others = Framework.Concat(CookieRuleSet.OfCatalogue(options, ServiceCatalogue.BuiltIn)).Where(rule => !prefixes.Any(prefix => rule.Name.StartsWith(prefix, StringComparison.Ordinal)));
        return new(new CookieNameTable([.. site.Where(rule => rule.Name.Length > 0), .. others]), site.FirstOrDefault(rule => rule.Name.Length == 0));
    }
}

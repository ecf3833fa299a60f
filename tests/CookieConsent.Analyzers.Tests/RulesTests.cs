using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieConsent.Analyzers.Tests;

/// <summary>What every rule owes its readers, and the two assemblies the hosts that load them.</summary>
public sealed class RulesTests
{
    private static readonly DiagnosticDescriptor[] All = [Rules.Order, Rules.SetCookie, Rules.ThirdParty, Rules.ScriptCookie];

    [Test]
    public void Every_rule_has_an_id_of_its_own_a_title_and_a_text_that_explains() =>
        Assert.Multiple(() =>
        {
            Assert.That(All.Select(rule => rule.Id), Is.EqualTo(["COOKIE001", "COOKIE002", "COOKIE003", "COOKIE004"]));
            foreach (var rule in All)
            {
                Assert.That(rule.Title.ToString(), Is.Not.Empty.And.Not.EndsWith("."), rule.Id);
                Assert.That(rule.MessageFormat.ToString(), Does.Contain("write").Or.EndWith(": {3}").Or.EndWith(": {0}"), rule.Id);
                Assert.That(rule.Description.ToString(), Has.Length.GreaterThan(200), rule.Id);
                Assert.That((rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault), Is.EqualTo(("CookieConsent", DiagnosticSeverity.Warning, true)), rule.Id);
            }
        });

    [Test]
    public void Every_rule_is_reported_by_an_analyzer_and_can_be_put_right_by_a_fix()
    {
        var reported = Instances<DiagnosticAnalyzer>(typeof(Rules).Assembly).SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id);
        var fixable = Instances<CodeFixProvider>(typeof(CodeFixes.PipelineOrderFix).Assembly).SelectMany(fix => fix.FixableDiagnosticIds);

        Assert.That(reported, Is.EquivalentTo(All.Select(rule => rule.Id)));
        Assert.That(fixable, Is.EquivalentTo(All.Select(rule => rule.Id)));
    }

    [Test]
    public void What_the_compiler_loads_needs_nothing_that_only_editors_have()
    {
        var references = typeof(Rules).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name);

        Assert.That(references, Is.SubsetOf(["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable"]));
    }

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieConsent.Analyzers.Views;

/// <summary>COOKIE003 and COOKIE004: what views, components and static pages load or set past the gates.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ViewAnalyzer : DiagnosticAnalyzer
{
    // In .editorconfig, for files that are no pages: a mail, say. The severity of a rule cannot be set there for single files that are not code.
    private const string OptOut = "cookieconsent_view_rules";

    // In characters. What is longer was made by a tool: a report, a bundle, documentation.
    private const int LongestPage = 262_144;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.ThirdParty, Rules.ScriptCookie);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var settings = AppSettings.Read(start.Options.AdditionalFiles, start.CancellationToken);
            start.RegisterAdditionalFileAction(file => Analyze(file, settings));
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, AppSettings settings)
    {
        if (KindOf(context.AdditionalFile.Path) is not { } kind || context.AdditionalFile.GetText(context.CancellationToken) is not { } source)
            return;
        if (kind == ViewKind.Static && source.Length > LongestPage)
            return;
        var text = source.ToString();

        // Most views have neither a script nor a foreign address.
        if (text.IndexOf("//", StringComparison.Ordinal) < 0 && text.IndexOf("document", StringComparison.Ordinal) < 0)
            return;
        if (context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile).TryGetValue(OptOut, out var rules) && rules == "none")
            return;
        ViewRules.Apply(text, kind, ScopeOf(context, kind, text), settings, finding => context.ReportDiagnostic(finding.In(context.AdditionalFile.Path, source)));
    }

    private static ViewKind? KindOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cshtml" => ViewKind.View,
            ".razor" => ViewKind.Component,
            ".html" or ".htm" => ViewKind.Static,
            _ => null,
        };

    private static TagHelperScope ScopeOf(AdditionalFileAnalysisContext context, ViewKind kind, string text)
    {
        var scope = new TagHelperScope();
        if (kind != ViewKind.View)
            return scope;
        var path = context.AdditionalFile.Path;
        var imports = context.Options.AdditionalFiles.Where(file => file.Path != path && TagHelperScope.HoldsFor(file.Path, path)).OrderBy(file => file.Path.Length);
        foreach (var file in imports)
            scope.Read(file.GetText(context.CancellationToken)?.ToString() ?? "");
        scope.Read(text);
        return scope;
    }
}

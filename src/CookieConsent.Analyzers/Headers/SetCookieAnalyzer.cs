using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieConsent.Analyzers.Headers;

/// <summary>COOKIE002: <c>Set-Cookie</c> put into the headers of a response by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SetCookieAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.SetCookie);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (SetCookieWrites.Of(start.Compilation) is { } writes)
            {
                start.RegisterOperationAction(
                    operation => Analyze(operation, writes),
                    OperationKind.Invocation,
                    OperationKind.SimpleAssignment,
                    OperationKind.CompoundAssignment,
                    OperationKind.CoalesceAssignment
                );
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, SetCookieWrites writes)
    {
        if (writes.ValueOf(context.Operation) is not { } value)
            return;

        // A proxy that copies what another server has set has no name at hand.
        var isText = SetCookieWrites.IsText(value);
        var severity = isText ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        var location = context.Operation.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Rules.SetCookie, location, severity, null, null, isText ? "written as a string" : "passed along as a header"));
    }
}

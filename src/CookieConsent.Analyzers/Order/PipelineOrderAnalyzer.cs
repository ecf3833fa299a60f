using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.Order;

/// <summary>COOKIE001: middleware on the same builder in front of <c>UseCookieConsent</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PipelineOrderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.Order);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Pipeline.Of(start.Compilation) is { } pipeline)
                start.RegisterOperationAction(operation => Analyze(operation, pipeline), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, Pipeline pipeline)
    {
        var line = (IInvocationOperation)context.Operation;
        if (pipeline.IsLine(line) && pipeline.FirstInFrontOf(line) is { } first)
            context.ReportDiagnostic(Diagnostic.Create(Rules.Order, Pipeline.NameOf(line).GetLocation(), first.TargetMethod.Name));
    }
}

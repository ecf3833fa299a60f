using System.Collections.Immutable;
using System.Composition;
using CookieConsent.Analyzers.Order;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>Moves <c>UseCookieConsent</c>, and with it what belongs in front of it, before the middleware that is in front of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PipelineOrderFix))]
[Shared]
internal sealed class PipelineOrderFix : CodeFixProvider
{
    private const string Title = "Move UseCookieConsent to the front";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.Order.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || Pipeline.Of(model.Compilation) is not { } pipeline)
            return;
        var written = root.FindNode(context.Span).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (written is null || model.GetOperation(written, context.CancellationToken) is not IInvocationOperation line || pipeline.FirstInFrontOf(line) is not { } first)
            return;

        var isChain = written.Span.Contains(first.Syntax.Span);
        var moved = isChain ? ChainMove.Apply(root, written, first) : new StatementMove(pipeline, model).Apply(root, line, first);
        if (moved is not null)
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(moved)), Title), context.Diagnostics);
    }
}

using System.Collections.Immutable;
using System.Composition;
using CookieConsent.Analyzers.Headers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>Writes a <c>Set-Cookie</c> header that is text as a call of <c>Response.Cookies.Append</c>, where the text says all that the call needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetCookieFix))]
[Shared]
internal sealed class SetCookieFix : CodeFixProvider
{
    private const string Title = "Write it with Response.Cookies.Append";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.SetCookie.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || SetCookieWrites.Of(model.Compilation) is not { } writes)
            return;
        var written = root.FindNode(context.Span, getInnermostNodeForTie: true);
        if (model.GetOperation(written, context.CancellationToken) is not { } operation || writes.ValueOf(operation) is not { } value || !CanBeCall(written, operation))
            return;
        if (ResponseOf(operation) is not { } response || CookieText.Read(SetCookieWrites.Unwrap(value)) is not { } cookie)
            return;
        var append = new CookieAppend(SyntaxGenerator.GetGenerator(context.Document), model.Compilation).Write(response, cookie);
        if (append is null)
            return;
        var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(written, append.WithTriviaFrom(written)));
        context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), Title), context.Diagnostics);
    }

    // An assignment that is part of a larger expression has a value, a call has none.
    private static bool CanBeCall(SyntaxNode written, IOperation operation) =>
        operation is ISimpleAssignmentOperation or IInvocationOperation
        && (written.Parent is ExpressionStatementSyntax || operation is IInvocationOperation { TargetMethod.ReturnsVoid: true });

    // "context.Response" of "context.Response.Headers": only a response has Cookies.
    private static ExpressionSyntax? ResponseOf(IOperation operation) =>
        SetCookieWrites.DictionaryOf(operation) is { } dictionary
        && SetCookieWrites.Unwrap(dictionary) is IPropertyReferenceOperation { Property.Name: "Headers", Instance.Type.Name: "HttpResponse" } headers
        && headers.Syntax is MemberAccessExpressionSyntax access
            ? access.Expression
            : null;
}

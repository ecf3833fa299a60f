using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using CookieConsent.Analyzers.Views;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>Lets a tag of a view wait for consent, or brings the tag helpers that let tags wait into the view.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(ViewGateFix),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".cshtml" }
)]
[Shared]
internal sealed class ViewGateFix : CodeFixProvider
{
    private const string Directive = "@addTagHelper *, CookieConsent\n";
    private static readonly string[] Categories = ["Functionality", "Analytics", "Advertisement"];

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.ThirdParty.Id, Rules.ScriptCookie.Id);

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var view = context.TextDocument;
        var text = await view.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            switch (diagnostic.Properties[ViewFinding.FixProperty])
            {
                case nameof(ViewFix.Attribute):
                    var place = int.Parse(diagnostic.Properties[ViewFinding.PlaceProperty]!, CultureInfo.InvariantCulture);
                    foreach (var category in diagnostic.Properties[ViewFinding.CategoryProperty] is { } known ? [known] : Categories)
                        Register($"Let it wait: consent=\"{category}\"", view.Id, text, place, $" consent=\"{category}\"", diagnostic);
                    break;
                case nameof(ViewFix.TagHelpers):
                    var imports = NearestImports(view) ?? view;
                    var target = await imports.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                    Register($"Write '{Directive.Trim()}' in {imports.Name}", imports.Id, target, BehindPage(target), Directive, diagnostic);
                    break;
            }
        }

        void Register(string title, DocumentId document, SourceText target, int place, string insertion, Diagnostic diagnostic) =>
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(view.Project.Solution.WithAdditionalDocumentText(document, target.WithChanges(new TextChange(new(place, 0), insertion)))),
                    title
                ),
                diagnostic
            );
    }

    private static TextDocument? NearestImports(TextDocument view) =>
        view.Project.AdditionalDocuments.Where(document => TagHelperScope.HoldsFor(document.FilePath ?? "", view.FilePath ?? "")).OrderBy(document => document.FilePath!.Length).LastOrDefault();

    // "@page" has to be the first line of a page.
    private static int BehindPage(SourceText text) => text.Lines[0].ToString().StartsWith("@page", StringComparison.Ordinal) ? text.Lines[0].EndIncludingLineBreak : 0;
}

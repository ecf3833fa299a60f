using CookieConsent.Analyzers.Order;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>Moves the line's statement, and those between that belong in front of it, before another statement of the same block.</summary>
internal sealed class StatementMove(Pipeline pipeline, SemanticModel model)
{
    /// <summary>The changed tree; <see langword="null"/> where the statements do not stand side by side or need what is declared between them.</summary>
    public SyntaxNode? Apply(SyntaxNode root, IInvocationOperation line, IInvocationOperation first)
    {
        if (line.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement)
            return null;
        SyntaxNode last = statement.Parent is GlobalStatementSyntax global ? global : statement;
        var start = first.Syntax.AncestorsAndSelf().FirstOrDefault(node => node.Parent == last.Parent);
        if (start is null || !IsOnlyFront(last, pipeline.BuilderOf(line)))
            return null;

        var items = last.Parent!.ChildNodes().SkipWhile(node => node != start).TakeWhile(node => node.SpanStart <= last.SpanStart).ToList();
        var moved = items.Where(item => IsOnlyFront(item, pipeline.BuilderOf(line))).ToList();
        var stayed = items.Except(moved).ToList();
        if (items.Any(item => item.ContainsDirectives) || NeedsOneOf(moved, stayed))
            return null;

        List<SyntaxNode> order = [.. moved.Select(WithoutBlankLines), .. stayed];
        order[0] = order[0].WithLeadingTrivia(BlankLinesOf(start).Concat(order[0].GetLeadingTrivia()));
        order[moved.Count] = WithoutBlankLines(start);
        return last.Parent switch
        {
            BlockSyntax block => root.ReplaceNode(block, block.WithStatements(Reordered(block.Statements, items, order))),
            CompilationUnitSyntax unit => root.ReplaceNode(unit, unit.WithMembers(Reordered(unit.Members, items, order))),
            _ => null,
        };
    }

    private bool IsOnlyFront(SyntaxNode item, ISymbol? builder)
    {
        var statement = item is GlobalStatementSyntax global ? global.Statement : item;
        return statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax invocation }
            && model.GetOperation(invocation) is IInvocationOperation call
            && SymbolEqualityComparer.Default.Equals(pipeline.BuilderOf(call), builder)
            && pipeline.ChainOf(call).All(link => pipeline.IsLine(link) || pipeline.BelongsInFront(link));
    }

    private static bool NeedsOneOf(List<SyntaxNode> moved, List<SyntaxNode> stayed)
    {
        var declared = stayed.SelectMany(item => item.DescendantNodes()).OfType<VariableDeclaratorSyntax>().Select(variable => variable.Identifier.ValueText);
        return moved.SelectMany(item => item.DescendantNodes()).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).Intersect(declared).Any();
    }

    private static SyntaxList<T> Reordered<T>(SyntaxList<T> all, List<SyntaxNode> items, List<SyntaxNode> order)
        where T : SyntaxNode
    {
        var start = all.IndexOf((T)items[0]);
        return SyntaxFactory.List([.. all.Take(start), .. order.Cast<T>(), .. all.Skip(start + items.Count)]);
    }

    private static IEnumerable<SyntaxTrivia> BlankLinesOf(SyntaxNode item)
    {
        var trivia = item.GetLeadingTrivia();
        return trivia.Take(LengthOfBlankLines(trivia));
    }

    private static SyntaxNode WithoutBlankLines(SyntaxNode item)
    {
        var trivia = item.GetLeadingTrivia();
        return item.WithLeadingTrivia(trivia.Skip(LengthOfBlankLines(trivia)));
    }

    // Up to the end of the last line that holds nothing, and not into the indentation that follows.
    private static int LengthOfBlankLines(SyntaxTriviaList trivia)
    {
        var length = 0;
        for (var i = 0; i < trivia.Count && trivia[i].Kind() is SyntaxKind.EndOfLineTrivia or SyntaxKind.WhitespaceTrivia; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia))
                length = i + 1;
        }
        return length;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>Moves a call to the front of its chain: <c>app.UseA().UseCookieConsent()</c> becomes <c>app.UseCookieConsent().UseA()</c>.</summary>
internal static class ChainMove
{
    /// <summary>The changed tree; <see langword="null"/> where it could not be compiled.</summary>
    public static SyntaxNode? Apply(SyntaxNode root, InvocationExpressionSyntax line, IInvocationOperation first)
    {
        // What the line gives back is no WebApplication.
        if (first.TargetMethod is { IsStatic: true } method && method.Parameters[0].Type.Name != "IApplicationBuilder")
            return null;
        if (line.Expression is not MemberAccessExpressionSyntax access || first.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax firstAccess })
            return null;

        // On one line or on many, each call keeps the place of the one that it takes the place of.
        var before = access.Expression;
        var moved = line.WithExpression(access.WithExpression(firstAccess.Expression).WithOperatorToken(firstAccess.OperatorToken)).WithTrailingTrivia(before.GetTrailingTrivia());
        var following = firstAccess.WithExpression(moved).WithOperatorToken(access.OperatorToken);
        var chain = before.ReplaceNode(firstAccess, following).WithTrailingTrivia(line.GetTrailingTrivia());
        return root.ReplaceNode(line, chain);
    }
}

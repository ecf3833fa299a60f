using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>Writes <c>response.Cookies.Append(name, value, new CookieOptions { … })</c> for the fields of a line that sets the same cookie.</summary>
internal sealed class CookieAppend(SyntaxGenerator generator, Compilation compilation)
{
    private const string Http = "Microsoft.AspNetCore.Http.";

    /// <summary>The call; <see langword="null"/> where it would set another cookie than the line.</summary>
    public ExpressionSyntax? Write(ExpressionSyntax response, List<CookieField> cookie)
    {
        if (ValueOf(cookie[0]) is not { } value || Uri.EscapeDataString(cookie[0].Name) != cookie[0].Name || OptionsOf(cookie.Skip(1).ToList()) is not { } options)
            return null;
        List<SyntaxNode> arguments = [generator.LiteralExpression(cookie[0].Name), value];
        if (options.Count > 0)
        {
            var initializer = SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, SyntaxFactory.SeparatedList(options));
            var type = (TypeSyntax)TypeOf(Http + "CookieOptions");
            arguments.Add(SyntaxFactory.ObjectCreationExpression(type).WithInitializer(initializer));
        }
        var append = generator.MemberAccessExpression(generator.MemberAccessExpression(response.WithoutTrivia(), "Cookies"), "Append");
        return (ExpressionSyntax)generator.InvocationExpression(append, arguments).NormalizeWhitespace();
    }

    // The call escapes the value: what the line had escaped already is given as it was before.
    private static ExpressionSyntax? ValueOf(CookieField field)
    {
        if (field.Literal is { } text)
        {
            var plain = Uri.UnescapeDataString(text);
            return Uri.EscapeDataString(plain) == text ? Literal(plain) : null;
        }
        if (field.Hole is { Format: null or { AlignmentClause: null, FormatClause: null } } only)
        {
            if (only.Hole is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "EscapeDataString" }, ArgumentList.Arguments: { Count: 1 } escaped })
                return escaped[0].Expression.WithoutTrivia();
            if (only.Type is { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated })
                return only.Hole!.WithoutTrivia();
        }
        return Interpolated(field.Value!);
    }

    private static InterpolatedStringExpressionSyntax? Interpolated(List<TextPart> parts)
    {
        var contents = new List<InterpolatedStringContentSyntax>();
        foreach (var part in parts)
        {
            if (part.Text is { } text)
            {
                if (Uri.EscapeDataString(text) != text)
                    return null;
                contents.Add(SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default)));
            }
            else
            {
                contents.Add(part.Format?.WithoutTrivia() ?? SyntaxFactory.Interpolation(SyntaxFactory.ParenthesizedExpression(part.Hole!.WithoutTrivia())));
            }
        }
        return SyntaxFactory.InterpolatedStringExpression(SyntaxFactory.Token(SyntaxKind.InterpolatedStringStartToken), SyntaxFactory.List(contents));
    }

    private List<ExpressionSyntax>? OptionsOf(List<CookieField> attributes)
    {
        var options = new List<ExpressionSyntax>();
        var extensions = new List<ExpressionSyntax>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in attributes)
        {
            // Of two of a name the last one counts for browsers; which was meant, only the author knows.
            if (!seen.Add(attribute.Name))
                return null;
            if (ExtensionOf(attribute) is { } extension)
                extensions.Add(extension);
            else if (OptionOf(attribute) is { } option)
                options.Add(option);
            else if (attribute is not { Literal: "/", Name: var name } || !name.Equals("path", StringComparison.OrdinalIgnoreCase))
                return null;
        }
        if (!seen.Contains("path"))
            options.Insert(0, Set("Path", SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression)));
        if (extensions.Count > 0)
            options.Add(Set("Extensions", SyntaxFactory.InitializerExpression(SyntaxKind.CollectionInitializerExpression, SyntaxFactory.SeparatedList(extensions))));
        return options;
    }

    private ExpressionSyntax? OptionOf(CookieField attribute) =>
        (attribute.Name.ToLowerInvariant(), attribute.Literal, attribute.Hole) switch
        {
            ("path", "/", _) => null,
            ("path", { Length: > 0 } path, _) => Set("Path", Literal(path)),
            ("domain", { Length: > 0 } domain, _) => Set("Domain", Literal(domain)),
            ("httponly", null, null) when attribute.Value is null => Set("HttpOnly", True),
            ("secure", null, null) when attribute.Value is null => Set("Secure", True),
            ("samesite", { } mode, _) when SameSiteOf(mode) is { } name => Set("SameSite", (ExpressionSyntax)generator.MemberAccessExpression(TypeOf(Http + "SameSiteMode"), name)),
            ("max-age", { } age, _) when int.TryParse(age, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => Set("MaxAge", Seconds(SyntaxFactory.ParseExpression(age))),
            ("max-age", _, { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } age) => Set("MaxAge", Seconds(age.Hole!.WithoutTrivia())),
            ("expires", _, { Type.Name: nameof(DateTimeOffset), Format.FormatClause.FormatStringToken.Text: "R" or "r" } expires) => Set("Expires", expires.Hole!.WithoutTrivia()),
            _ => null,
        };

    private static ExpressionSyntax? ExtensionOf(CookieField attribute) =>
        attribute.Name.ToLowerInvariant() switch
        {
            "partitioned" when attribute.Value is null => Literal(attribute.Name),
            "priority" when attribute.Literal is { Length: > 0 } priority => Literal($"{attribute.Name}={priority}"),
            _ => null,
        };

    private static string? SameSiteOf(string mode) =>
        mode.ToLowerInvariant() switch
        {
            "lax" => "Lax",
            "strict" => "Strict",
            "none" => "None",
            _ => null,
        };

    private ExpressionSyntax Seconds(ExpressionSyntax seconds) =>
        (ExpressionSyntax)generator.InvocationExpression(generator.MemberAccessExpression(TypeOf("System.TimeSpan"), "FromSeconds"), seconds);

    private SyntaxNode TypeOf(string name) => generator.TypeExpression(compilation.GetTypeByMetadataName(name)!, addImport: true);

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    private static LiteralExpressionSyntax True => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);

    private static AssignmentExpressionSyntax Set(string property, ExpressionSyntax value) =>
        SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(property), value);
}

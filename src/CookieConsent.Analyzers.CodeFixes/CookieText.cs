using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.CodeFixes;

/// <summary>A piece of a text that code puts together.</summary>
/// <param name="text">What is written out; <see langword="null"/> for an expression.</param>
/// <param name="hole">The expression.</param>
/// <param name="type">Its type.</param>
/// <param name="format">How it is formatted, in an interpolated string.</param>
internal sealed class TextPart(string? text, ExpressionSyntax? hole = null, ITypeSymbol? type = null, InterpolationSyntax? format = null)
{
    public string? Text { get; } = text;

    public ExpressionSyntax? Hole { get; } = hole;

    public ITypeSymbol? Type { get; } = type;

    public InterpolationSyntax? Format { get; } = format;
}

/// <summary>What stands between two semicolons of a <c>Set-Cookie</c> line: a name and, where there is a <c>=</c>, a value.</summary>
internal sealed class CookieField(string name, List<TextPart>? value)
{
    /// <summary>What stands before the <c>=</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What follows; <see langword="null"/> where there is no <c>=</c>.</summary>
    public List<TextPart>? Value { get; } = value;

    /// <summary>The value where no expression is part of it.</summary>
    public string? Literal => Value?.All(part => part.Text is not null) == true ? string.Concat(Value.Select(part => part.Text)) : null;

    /// <summary>The value where it is one expression alone.</summary>
    public TextPart? Hole => Value is { Count: 1 } && Value[0].Hole is not null ? Value[0] : null;
}

/// <summary>Takes a <c>Set-Cookie</c> line apart that code writes as a string.</summary>
internal static class CookieText
{
    /// <summary>Its fields, the cookie's name and value first; <see langword="null"/> where a name is not written out.</summary>
    public static List<CookieField>? Read(IOperation value)
    {
        var parts = new List<TextPart>();
        Flatten(value, parts);
        var fields = new List<CookieField>();
        foreach (var segment in Split(parts))
        {
            if (FieldOf(segment) is not { } field)
                return null;
            if (field.Name.Length > 0 || field.Value is not null)
                fields.Add(field);
        }
        return fields.Count > 0 && fields[0] is { Name.Length: > 0, Value: not null } ? fields : null;
    }

    private static void Flatten(IOperation value, List<TextPart> parts)
    {
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                parts.Add(new(text));
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                    Flatten(part is IInterpolatedStringTextOperation text ? text.Text : part, parts);
                break;
            case IInterpolationOperation { Syntax: InterpolationSyntax syntax } hole:
                parts.Add(new(null, syntax.Expression, Headers.SetCookieWrites.Unwrap(hole.Expression).Type, syntax));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Flatten(Headers.SetCookieWrites.Unwrap(sum.LeftOperand), parts);
                Flatten(Headers.SetCookieWrites.Unwrap(sum.RightOperand), parts);
                break;
            default:
                parts.Add(new(null, value.Syntax as ExpressionSyntax, value.Type));
                break;
        }
    }

    private static IEnumerable<List<TextPart>> Split(List<TextPart> parts)
    {
        var segment = new List<TextPart>();
        foreach (var part in parts)
        {
            var pieces = part.Text?.Split(';');
            if (pieces is null)
                segment.Add(part);
            for (var i = 0; i < pieces?.Length; i++)
            {
                if (i > 0)
                {
                    yield return segment;
                    segment = [];
                }
                if (pieces[i].Length > 0)
                    segment.Add(new(pieces[i]));
            }
        }
        yield return segment;
    }

    private static CookieField? FieldOf(List<TextPart> segment)
    {
        if (segment.Count == 0)
            return new("", null);
        if (segment[0].Text is not { } first)
            return null;
        var equals = first.IndexOf('=');
        if (equals < 0)
            return segment.Count == 1 ? new(first.Trim(), null) : null;
        List<TextPart> value = [new(first.Substring(equals + 1).TrimStart()), .. segment.Skip(1)];
        if (value[value.Count - 1].Text is { } last)
            value[value.Count - 1] = new(last.TrimEnd());
        value.RemoveAll(part => part.Text is "");
        return new(first.Substring(0, equals).Trim(), value);
    }
}

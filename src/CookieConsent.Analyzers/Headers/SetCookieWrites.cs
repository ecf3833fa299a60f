using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.Headers;

/// <summary>Finds what puts <c>Set-Cookie</c> into a header dictionary.</summary>
internal sealed class SetCookieWrites
{
    private const string Header = "Set-Cookie";
    private const string Name = "SetCookie";
    private readonly INamedTypeSymbol _dictionary;

    private SetCookieWrites(INamedTypeSymbol dictionary) => _dictionary = dictionary;

    /// <summary>The types that it knows by; <see langword="null"/> where the framework is not referenced.</summary>
    public static SetCookieWrites? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.IHeaderDictionary") is { } dictionary ? new(dictionary) : null;

    /// <summary>The value that an operation gives to the header; <see langword="null"/> where it does nothing of the kind.</summary>
    public IOperation? ValueOf(IOperation operation) =>
        operation switch
        {
            IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when IsHeader(target) => assignment.Value,
            IInvocationOperation call when IsWrite(call.TargetMethod.Name) && NameIn(call) is { } place && place + 1 < call.Arguments.Length => call.Arguments[place + 1].Value,
            _ => null,
        };

    /// <summary>The dictionary that an operation found by <see cref="ValueOf"/> writes to.</summary>
    public static IOperation? DictionaryOf(IOperation operation) =>
        operation switch
        {
            IAssignmentOperation { Target: IPropertyReferenceOperation target } => target.Instance,
            IInvocationOperation call => call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
            _ => null,
        };

    /// <summary>Whether a value is a cookie written out in code.</summary>
    public static bool IsText(IOperation value)
    {
        var text = Unwrap(value);
        return text.ConstantValue.HasValue || text is IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String };
    }

    /// <summary>What is converted, for the conversion to a header's values.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private static bool IsWrite(string method) => method is "Append" or "Add" or "TryAdd" or "AppendList" or "AppendCommaSeparatedValues" or "SetCommaSeparatedValues";

    private bool IsHeader(IPropertyReferenceOperation property) =>
        (property.Property.IsIndexer ? property.Arguments.Length == 1 && IsHeaderName(property.Arguments[0].Value) : property.Property.Name == Name)
        && property.Instance is { } instance
        && IsDictionary(Unwrap(instance).Type);

    private int? NameIn(IInvocationOperation call)
    {
        // An extension method has the dictionary as its first argument.
        var name = call.Instance is null ? 1 : 0;
        return call.Arguments.Length > name && IsHeaderName(call.Arguments[name].Value) && DictionaryOf(call) is { } dictionary && IsDictionary(Unwrap(dictionary).Type)
            ? name
            : null;
    }

    private bool IsDictionary(ITypeSymbol? type) =>
        type is not null && (SymbolEqualityComparer.Default.Equals(type, _dictionary) || type.AllInterfaces.Contains(_dictionary, SymbolEqualityComparer.Default));

    private static bool IsHeaderName(IOperation operation)
    {
        var name = Unwrap(operation);
        return name.ConstantValue is { HasValue: true, Value: string text }
            ? text.Equals(Header, StringComparison.OrdinalIgnoreCase)
            : name is IFieldReferenceOperation { Field: { Name: Name, ContainingType.Name: "HeaderNames" } };
    }
}

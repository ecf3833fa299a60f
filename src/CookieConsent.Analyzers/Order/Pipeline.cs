using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieConsent.Analyzers.Order;

/// <summary>Reads the order in which code adds middleware to a builder.</summary>
internal sealed class Pipeline
{
    private const string Line = "UseCookieConsent";
    private readonly INamedTypeSymbol _extensions;
    private readonly INamedTypeSymbol _builder;
    private readonly INamedTypeSymbol? _endpoints;

    private Pipeline(INamedTypeSymbol extensions, INamedTypeSymbol builder, INamedTypeSymbol? endpoints) =>
        (_extensions, _builder, _endpoints) = (extensions, builder, endpoints);

    /// <summary>The types that it knows by; <see langword="null"/> where the library is not referenced.</summary>
    public static Pipeline? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.CookieConsentApplicationBuilderExtensions") is { } extensions
        && compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.IApplicationBuilder") is { } builder
            ? new(extensions, builder, compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder"))
            : null;

    /// <summary>Whether it is the one line.</summary>
    public bool IsLine(IInvocationOperation call) => call.TargetMethod.Name == Line && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _extensions);

    /// <summary>The first call in front of the line that adds middleware and does not belong there.</summary>
    public IInvocationOperation? FirstInFrontOf(IInvocationOperation line)
    {
        // Calls of one chain stand inside each other, the first innermost; of an unknown builder only they are known to be its.
        var first = ChainOf(line).LastOrDefault(call => !IsLine(call) && AddsMiddleware(call) && !BelongsInFront(call));
        return BuilderOf(line) is { } builder ? FirstOn(builder, FunctionAround(line), line) ?? first : first;
    }

    /// <summary>Whether a call puts middleware into the pipeline of a builder. Endpoints run at its end, wherever they are mapped.</summary>
    public bool AddsMiddleware(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var isMapping = method.Name.StartsWith("Map", StringComparison.Ordinal);
        if (!isMapping && !method.Name.StartsWith("Use", StringComparison.Ordinal) && !(method.Name == "Run" && method.IsExtensionMethod))
            return false;
        var type = method.IsStatic ? method.OriginalDefinition.Parameters.FirstOrDefault()?.Type : method.ContainingType;
        return Is(type, _builder) && !(isMapping && Is(type, _endpoints));
    }

    /// <summary>Whether a call may stand in front of the line: it corrects the address that the line reads.</summary>
    public bool BelongsInFront(IInvocationOperation call) =>
        call.TargetMethod.Name switch
        {
            "UseForwardedHeaders" or "UsePathBase" => true,
            "UseWhen" => BranchesOf(call) is { Length: > 0 } branch && branch.All(BelongsInFront),
            _ => false,
        };

    /// <summary>The variable that holds the builder of a call, through a chain of calls.</summary>
    public ISymbol? BuilderOf(IInvocationOperation call)
    {
        var innermost = ChainOf(call).Last();
        return (ReceiverOf(innermost) is { } receiver ? Unwrap(receiver) : null) switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
    }

    /// <summary>A call and those that it is chained to, the first of them last.</summary>
    public IEnumerable<IInvocationOperation> ChainOf(IInvocationOperation call)
    {
        for (IInvocationOperation? link = call; link is not null; link = ReceiverOf(link) is { } receiver ? Unwrap(receiver) as IInvocationOperation : null)
            yield return link;
    }

    /// <summary>The method's name where it is called, by whose place calls of one chain are ordered.</summary>
    public static SyntaxNode NameOf(IInvocationOperation call) =>
        call.Syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
            InvocationExpressionSyntax invocation => invocation.Expression,
            var other => other,
        };

    private IInvocationOperation? FirstOn(ISymbol builder, IOperation operation, IInvocationOperation line)
    {
        IInvocationOperation? first = null;
        foreach (var child in operation.ChildOperations)
        {
            // A function that is only written here runs elsewhere.
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation || child.Syntax.SpanStart >= NameOf(line).SpanStart)
                continue;
            first = Earlier(first, FirstOn(builder, child, line));
            if (child is IInvocationOperation call && IsOn(builder, call) && IsBefore(call, line))
                first = Earlier(first, call);
        }
        return first;
    }

    private bool IsOn(ISymbol builder, IInvocationOperation call) =>
        AddsMiddleware(call) && !IsLine(call) && !BelongsInFront(call) && SymbolEqualityComparer.Default.Equals(BuilderOf(call), builder);

    private static IInvocationOperation? Earlier(IInvocationOperation? one, IInvocationOperation? other) =>
        one is null || (other is not null && NameOf(other).SpanStart < NameOf(one).SpanStart) ? other : one;

    private static bool IsBefore(IInvocationOperation call, IInvocationOperation line)
    {
        if (NameOf(call).SpanStart >= NameOf(line).SpanStart)
            return false;
        for (var (inner, outer) = ((IOperation)call, call.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            // Of two arms only one runs.
            var isArm = outer is IConditionalOperation conditional ? inner != conditional.Condition : inner is ISwitchCaseOperation or ISwitchExpressionArmOperation;
            if (isArm && outer.Syntax.Span.Contains(line.Syntax.Span))
                return inner.Syntax.Span.Contains(line.Syntax.Span);
        }
        return true;
    }

    private IInvocationOperation[] BranchesOf(IInvocationOperation call) =>
        [
            .. call
                .Arguments.SelectMany(argument => argument.Descendants())
                .OfType<IAnonymousFunctionOperation>()
                .SelectMany(function => function.Body.Descendants())
                .OfType<IInvocationOperation>()
                .Where(AddsMiddleware),
        ];

    private IOperation? ReceiverOf(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsStatic ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);
        return receiver is not null && Is(Unwrap(receiver).Type, _builder) ? receiver : null;
    }

    private static IOperation FunctionAround(IOperation operation)
    {
        var function = operation;
        while (function.Parent is { } parent && function is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            function = parent;
        return function;
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted) =>
        type is not null
        && wanted is not null
        && (
            SymbolEqualityComparer.Default.Equals(type, wanted)
            || type.AllInterfaces.Contains(wanted, SymbolEqualityComparer.Default)
            || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => Is(constraint, wanted)))
        );
}

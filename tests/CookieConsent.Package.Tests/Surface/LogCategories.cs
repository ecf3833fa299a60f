using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>
/// Finds the categories under which log events are written, in the code itself: from each call of an event's method back to where its logger came from, an
/// <c>ILogger&lt;T&gt;</c> or <c>CreateLogger</c>.
/// </summary>
internal sealed class LogCategories
{
    private const string Logger = "Microsoft.Extensions.Logging.ILogger";

    private readonly ILookup<string, Site> _calls;
    private readonly ILookup<string, Site> _stores;

    public LogCategories(IEnumerable<AssemblyDefinition> assemblies)
    {
        Site[] sites =
        [
            .. from assembly in assemblies
            from type in assembly.MainModule.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            select new Site(method, instruction),
        ];
        _calls = sites.Where(site => site.Instruction.Operand is MethodReference).ToLookup(site => NameOf((MethodReference)site.Instruction.Operand));
        _stores = sites.Where(site => site.Instruction.OpCode == OpCodes.Stfld).ToLookup(site => NameOf((FieldReference)site.Instruction.Operand));
    }

    /// <summary>The categories of one event, in order.</summary>
    public IReadOnlyCollection<string> Of(MethodInfo logEvent)
    {
        var categories = new SortedSet<string>(StringComparer.Ordinal);
        Collect(_calls[$"{logEvent.DeclaringType!.FullName}.{logEvent.Name}"], categories, []);
        return categories;
    }

    private void Collect(IEnumerable<Site> sites, SortedSet<string> categories, HashSet<Site> seen)
    {
        foreach (var site in sites.Where(seen.Add))
        {
            // A logger is the first argument, so the nearest one that is loaded before the call is the one that is passed.
            for (var before = site.Instruction.Previous; before is not null; before = before.Previous)
            {
                if (Source(site.Method, before) is not { } source)
                    continue;
                if (source.Category is { } category)
                    categories.Add(category);
                else
                    Collect(source.Origins, categories, seen);
                break;
            }
        }
    }

    private LoggerSource? Source(MethodDefinition method, Instruction instruction) =>
        instruction.Operand switch
        {
            GenericInstanceMethod { Name: "CreateLogger" } call => new(NameOf(call.GenericArguments[0]), []),
            GenericInstanceMethod { Name: "GetRequiredService" or "GetService" } call when Typed(call.GenericArguments[0]) is { } category => new(category, []),
            MethodReference { Name: "CreateLogger" } when instruction.Previous.Operand is string name => new(name, []),
            FieldReference field when instruction.OpCode == OpCodes.Ldfld => From(field.FieldType, () => _stores[NameOf(field)]),
            _ => Parameter(method, instruction) is { } parameter ? From(parameter.ParameterType, () => _calls[NameOf(method)]) : null,
        };

    private static LoggerSource? From(TypeReference type, Func<IEnumerable<Site>> origins) =>
        Typed(type) is { } category ? new(category, [])
        : type.FullName == Logger ? new(null, origins())
        : null;

    private static string? Typed(TypeReference type) => type is GenericInstanceType generic && generic.ElementType.FullName == Logger + "`1" ? NameOf(generic.GenericArguments[0]) : null;

    private static ParameterDefinition? Parameter(MethodDefinition method, Instruction instruction)
    {
        if (instruction.Operand is ParameterDefinition named)
            return instruction.OpCode.Name.StartsWith("ldarg", StringComparison.Ordinal) ? named : null;
        if (instruction.OpCode.Code is < Code.Ldarg_0 or > Code.Ldarg_3)
            return null;
        var index = instruction.OpCode.Code - Code.Ldarg_0 - (method.HasThis ? 1 : 0);
        return index >= 0 && index < method.Parameters.Count ? method.Parameters[index] : null;
    }

    private static string NameOf(MemberReference member) => member is TypeReference ? member.FullName : $"{member.DeclaringType.GetElementType().FullName}.{member.Name}";

    private sealed record Site(MethodDefinition Method, Instruction Instruction);

    private sealed record LoggerSource(string? Category, IEnumerable<Site> Origins);
}

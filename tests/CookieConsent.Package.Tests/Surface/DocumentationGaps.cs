using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>What the documentation file of an assembly leaves unsaid about its public members.</summary>
internal sealed class DocumentationGaps(AssemblyDefinition assembly, XElement file)
{
    // What nobody has to be told: a null where none is allowed, and a mistake inside of the compiler's own code.
    private static readonly HashSet<string> SelfEvident = ["System.ArgumentNullException", "System.Runtime.CompilerServices.SwitchExpressionException"];

    private readonly ILookup<string, XElement> _members = file.Descendants("member").ToLookup(member => member.Attribute("name")!.Value);

    /// <summary>One line for each thing that is missing.</summary>
    public IEnumerable<string> Find() => PublicMembers.Types(assembly).SelectMany(type => OfType(type).Concat(PublicMembers.Of(type).SelectMany(member => OfMember(type, member))));

    private IEnumerable<string> OfType(TypeDefinition type)
    {
        var id = DocCommentId.GetDocCommentId(type);
        return Said(id) is { } said ? GenericParameters(id, said, type) : [$"{id}: no summary"];
    }

    private IEnumerable<string> OfMember(TypeDefinition type, IMemberDefinition member)
    {
        var id = DocCommentId.GetDocCommentId(member);

        // What a record takes in its head is described there, for the property as for the constructor.
        var described = Said(id);
        var record = _members[DocCommentId.GetDocCommentId(type)].FirstOrDefault();
        if (described is null && member is PropertyDefinition && Names(record, "param").Contains(member.Name))
            return [];
        if (described is null && member is MethodDefinition { IsConstructor: true })
            described = record;
        return described switch
        {
            null => [$"{id}: no summary"],
            _ when described.Element("inheritdoc") is not null => [],
            _ when member is MethodDefinition method => OfMethod(id, described, method),
            _ => [],
        };
    }

    private static IEnumerable<string> OfMethod(string id, XElement said, MethodDefinition method)
    {
        foreach (var parameter in method.Parameters.Where(parameter => !Names(said, "param").Contains(parameter.Name)))
            yield return $"{id}: no param \"{parameter.Name}\"";
        foreach (var gap in GenericParameters(id, said, method))
            yield return gap;
        if (IsWorthSaying(method.ReturnType) && string.IsNullOrWhiteSpace(said.Element("returns")?.Value))
            yield return $"{id}: no returns";
        foreach (var exception in Thrown(method).Where(exception => said.Elements("exception").All(element => element.Attribute("cref")?.Value != "T:" + exception)))
            yield return $"{id}: no exception {exception}";
    }

    private static IEnumerable<string> GenericParameters(string id, XElement said, IGenericParameterProvider generic) =>
        generic.GenericParameters.Where(parameter => !Names(said, "typeparam").Contains(parameter.Name)).Select(parameter => $"{id}: no typeparam \"{parameter.Name}\"");

    /// <summary>A task without a result only says when something is over.</summary>
    private static bool IsWorthSaying(TypeReference type) => type.FullName is not ("System.Void" or "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask");

    /// <summary>The exceptions that the method's own code makes and throws. What it calls may throw others.</summary>
    private static IEnumerable<string> Thrown(MethodDefinition method) =>
        method.HasBody
            ? method.Body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Newobj && instruction.Next?.OpCode == OpCodes.Throw)
                .Select(instruction => ((MethodReference)instruction.Operand).DeclaringType.FullName)
                .Where(name => !SelfEvident.Contains(name))
                .Distinct()
            : [];

    private XElement? Said(string id) => _members[id].FirstOrDefault(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value) || member.Element("inheritdoc") is not null);

    private static IEnumerable<string> Names(XElement? said, string element) =>
        said?.Elements(element).Where(one => !string.IsNullOrWhiteSpace(one.Value) || one.HasElements).Select(one => one.Attribute("name")!.Value) ?? [];
}

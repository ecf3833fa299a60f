using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CookieConsent.SchemaWriter;

/// <summary>The documentation of an assembly as plain text for people who write configuration.</summary>
internal sealed partial class XmlDocumentation(string file, IReadOnlyDictionary<string, string> optionPaths)
{
    private readonly Dictionary<string, XElement> _members = XElement
        .Load(file)
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>What the documentation says of a type, a property or a field: the summary and the remarks.</summary>
    public string Of(MemberInfo member)
    {
        var id = IdOf(member);
        if (!_members.TryGetValue(id, out var found))
            throw new InvalidOperationException($"{id} is not in {file}. Document it: editors show that text.");
        var texts = new[] { found.Element("summary"), found.Element("remarks") }.OfType<XElement>().Select(element => TextOf(element, member));
        return Requirement().Replace(WhiteSpace().Replace(string.Join(' ', texts), " ").Trim(), "");
    }

    /// <summary>The name of a member in a documentation file.</summary>
    public static string IdOf(MemberInfo member) =>
        member switch
        {
            Type type => "T:" + type.FullName,
            PropertyInfo => $"P:{member.DeclaringType!.FullName}.{member.Name}",
            _ => $"F:{member.DeclaringType!.FullName}.{member.Name}",
        };

    private string TextOf(XElement element, MemberInfo context) =>
        string.Concat(
            element
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XText text => text.Value,
                        XElement see when see.Attribute("langword") is { } word => word.Value,
                        XElement see when see.Attribute("cref") is { } reference => NameOf(reference.Value, context),
                        XElement inner => TextOf(inner, context),
                        _ => "",
                    }
                )
        );

    /// <summary>An option beside or below this one by its name, another by its path, anything else by its name.</summary>
    private string NameOf(string reference, MemberInfo context)
    {
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        if (reference.StartsWith($"P:{context.DeclaringType?.FullName}.", StringComparison.Ordinal) || !optionPaths.TryGetValue(reference, out var path))
            return name;
        var isBelow = optionPaths.TryGetValue(IdOf(context), out var own) && path.StartsWith(own + OptionPaths.AnyName + ":", StringComparison.Ordinal);
        return isBelow ? name : path;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // What a rule goes back to is for those who keep this code.
    [GeneratedRegex(@" \(requirements? [A-Z]\d\d(?:(?:, | and | to )[A-Z]\d\d)*\)|, requirement [A-Z]\d\d(?=\))")]
    private static partial Regex Requirement();
}

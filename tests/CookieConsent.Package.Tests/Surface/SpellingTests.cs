using System.Text.RegularExpressions;
using Mono.Cecil;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>A public name that is misspelt stays so for years: every word of one has to be on a list of words.</summary>
public sealed partial class SpellingTests
{
    [Test]
    public void Every_word_of_a_public_name_is_known()
    {
        var known = File.ReadAllLines(ApprovedText.PathOf("Words")).ToHashSet(StringComparer.Ordinal);

        var unknown = ShippedAssemblies
            .WithCode.SelectMany(PublicMembers.Types)
            .SelectMany(Names)
            .SelectMany(name => Word().Matches(name).Select(match => (Word: match.Value.ToLowerInvariant(), Name: name)))
            .Where(found => found.Word.Length > 1 && !known.Contains(found.Word))
            .DistinctBy(found => found.Word)
            .OrderBy(found => found.Word, StringComparer.Ordinal)
            .Select(found => $"{found.Word}    (of {found.Name})")
            .ToArray();

        Assert.That(
            unknown.Length,
            Is.Zero,
            $"Words that no public name had before:\n{string.Join('\n', unknown)}\nWhere one is right, add it in its place to tests/CookieConsent.Package.Tests/Approved/Words.txt, one word a line in lower case; else rename what has it."
        );
    }

    [Test]
    public void The_list_of_words_is_in_order() => Assert.That(File.ReadAllLines(ApprovedText.PathOf("Words")), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);

    /// <summary>A type's name with its namespace, and the names of its members, their parameters and type parameters.</summary>
    private static IEnumerable<string> Names(TypeDefinition type) =>
        [
            type.Namespace,
            type.Name,
            .. type.GenericParameters.Select(parameter => parameter.Name),
            .. PublicMembers.Of(type).Where(member => !member.Name.StartsWith('.')).Select(member => member.Name),
            .. PublicMembers.Of(type).OfType<MethodDefinition>().SelectMany(method => method.Parameters.Select(parameter => parameter.Name).Concat(method.GenericParameters.Select(parameter => parameter.Name))),
        ];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}

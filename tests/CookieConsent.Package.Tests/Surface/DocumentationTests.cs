using System.Xml.Linq;
using Mono.Cecil;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>The documentation that editors show. The compiler sees to summaries; that parameters, results and exceptions are described too is looked at here.</summary>
public sealed class DocumentationTests
{
    private static readonly AssemblyDefinition[] Assemblies = [.. ShippedAssemblies.WithCode];

    [TestCaseSource(nameof(Assemblies))]
    public void Every_public_member_is_documented_with_its_parameters_results_and_exceptions(AssemblyDefinition assembly)
    {
        var gaps = new DocumentationGaps(assembly, XElement.Load(Path.ChangeExtension(assembly.MainModule.FileName, ".xml"))).Find().ToArray();

        Assert.That(gaps.Length, Is.Zero, $"Write what is missing into the /// comments under src:\n{string.Join('\n', gaps)}");
    }
}

using System.Reflection;
using PublicApiGenerator;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>What the assemblies offer to code. A type or member that goes, or changes, breaks somebody's build.</summary>
public sealed class PublicApiTests
{
    private static readonly Assembly[] Assemblies = ShippedAssemblies.All;

    [TestCaseSource(nameof(Assemblies))]
    public void The_public_types_and_members_are_those_that_were_approved(Assembly assembly) =>
        ApprovedText.AssertSame("PublicApi." + assembly.GetName().Name, assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd().Split('\n'));
}

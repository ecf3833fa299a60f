using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CookieConsent.Package.Tests;

/// <summary>What only the package of the library promises: that it brings nothing along.</summary>
public sealed class MainPackageContentsTests
{
    private BuiltPackage _package = null!;

    [OneTimeSetUp]
    public void Open() => _package = BuiltPackage.Open();

    [OneTimeTearDown]
    public void Close() => _package?.Dispose();

    [Test]
    public void The_package_depends_on_no_other_package() => Assert.That(_package.ReadMetadata().Descendants("dependency"), Is.Empty);

    [Test]
    public void The_assembly_needs_only_assemblies_of_the_shared_framework()
    {
        using var assembly = new PEReader(new MemoryStream(_package.Read("lib/net10.0/CookieConsent.dll")));
        var metadata = assembly.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.That(references, Is.All.StartsWith("System.").Or.StartsWith("Microsoft.AspNetCore.").Or.StartsWith("Microsoft.Extensions.").Or.StartsWith("Microsoft.Net.Http.Headers").Or.EqualTo("Microsoft.JSInterop"));
    }
}

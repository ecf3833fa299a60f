namespace CookieConsent.Package.Tests;

/// <summary>What the package of the store asks for.</summary>
public sealed class StorePackageContentsTests
{
    [Test]
    public void The_package_needs_the_library_of_the_same_version_and_Entity_Framework_without_a_provider()
    {
        using var package = BuiltPackage.Open(id: BuiltPackage.EntityFrameworkCore);
        var metadata = package.ReadMetadata();
        var version = metadata.Element("version")!.Value;

        Assert.That(
            metadata.Descendants("dependency").Select(dependency => (dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value)),
            Is.EquivalentTo([("CookieConsent", $"[{version}]"), ("Microsoft.EntityFrameworkCore.Relational", "10.0.14")])
        );
    }
}

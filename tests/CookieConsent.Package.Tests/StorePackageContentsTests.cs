namespace CookieConsent.Package.Tests;

/// <summary>What the package of the store holds and asks for.</summary>
public sealed class StorePackageContentsTests
{
    private BuiltPackage _package = null!;

    [OneTimeSetUp]
    public void Open() => _package = BuiltPackage.Open(id: BuiltPackage.EntityFrameworkCore);

    [OneTimeTearDown]
    public void Close() => _package?.Dispose();

    [Test]
    public void The_package_holds_the_store_its_documentation_and_the_readme_and_nothing_else() =>
        Assert.That(
            _package.Entries,
            Is.EquivalentTo([
                "_rels/.rels",
                "CookieConsent.EntityFrameworkCore.nuspec",
                "README.md",
                "lib/net10.0/CookieConsent.EntityFrameworkCore.dll",
                "lib/net10.0/CookieConsent.EntityFrameworkCore.xml",
                "[Content_Types].xml",
                "package/services/metadata/core-properties/nuget.psmdcp",
            ])
        );

    [Test]
    public void The_package_needs_the_library_of_the_same_version_and_Entity_Framework_without_a_provider()
    {
        var metadata = _package.ReadMetadata();
        var version = metadata.Element("version")!.Value;

        Assert.That(
            metadata.Descendants("dependency").Select(dependency => (dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value)),
            Is.EquivalentTo([("CookieConsent", $"[{version}]"), ("Microsoft.EntityFrameworkCore.Relational", "10.0.14")])
        );
    }

    [Test]
    public void Its_symbols_are_packed_beside_it()
    {
        using var symbols = BuiltPackage.Open("snupkg", BuiltPackage.EntityFrameworkCore);

        Assert.That(symbols.Entries, Does.Contain("lib/net10.0/CookieConsent.EntityFrameworkCore.pdb"));
    }
}

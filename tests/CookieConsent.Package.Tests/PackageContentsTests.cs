using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CookieConsent.Package.Tests;

/// <summary>What a user gets is the package, so its contents are the contract.</summary>
public sealed class PackageContentsTests
{
    private BuiltPackage _package = null!;

    [OneTimeSetUp]
    public void Open() => _package = BuiltPackage.Open();

    [OneTimeTearDown]
    public void Close() => _package?.Dispose();

    [Test]
    public void The_package_holds_the_library_its_documentation_the_types_for_script_the_schema_of_receipts_and_the_readme_and_nothing_else() =>
        Assert.That(
            _package.Entries,
            Is.EquivalentTo([
                "_rels/.rels",
                "CookieConsent.nuspec",
                "README.md",
                "lib/net10.0/CookieConsent.dll",
                "lib/net10.0/CookieConsent.xml",
                "types/cookie-consent.d.ts",
                "schemas/consent-receipt.schema.json",
                "[Content_Types].xml",
                "package/services/metadata/core-properties/nuget.psmdcp",
            ])
        );

    [Test]
    public void The_symbol_package_holds_the_symbols_and_nothing_else()
    {
        using var symbols = BuiltPackage.Open("snupkg");

        Assert.That(
            symbols.Entries,
            Is.EquivalentTo([
                "_rels/.rels",
                "CookieConsent.nuspec",
                "lib/net10.0/CookieConsent.pdb",
                "[Content_Types].xml",
                "package/services/metadata/core-properties/nuget.psmdcp",
            ])
        );
    }

    [Test]
    public void The_package_says_what_it_is_and_under_which_licence()
    {
        var metadata = _package.ReadMetadata();
        var version = XElement.Load(Repository.PathOf("build", "Library.props")).Descendants("Version").Single().Value;

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Element("id")?.Value, Is.EqualTo("CookieConsent"));
            Assert.That(metadata.Element("version")?.Value, Is.EqualTo(version));
            Assert.That(_package.FileName, Is.EqualTo($"CookieConsent.{version}.nupkg"));
            Assert.That(metadata.Element("license")?.Attribute("type")?.Value, Is.EqualTo("expression"));
            Assert.That(metadata.Element("license")?.Value, Is.EqualTo("MIT"));
            Assert.That(metadata.Element("readme")?.Value, Is.EqualTo("README.md"));
            Assert.That(metadata.Element("description")?.Value, Is.Not.Empty);
            Assert.That(metadata.Element("releaseNotes")?.Value, Is.Not.Empty);
            Assert.That(metadata.Element("tags")?.Value.Split(' '), Does.Contain("cookie").And.Contain("consent").And.Contain("aspnetcore"));
        });
    }

    [Test]
    public void The_package_names_the_commit_that_it_was_made_from()
    {
        var repository = _package.ReadMetadata().Element("repository");

        Assert.Multiple(() =>
        {
            Assert.That(repository?.Attribute("type")?.Value, Is.EqualTo("git"));
            Assert.That(repository?.Attribute("commit")?.Value, Does.Match("^[0-9a-f]{40}$"));
        });
    }

    [Test]
    public void The_package_depends_on_no_other_package() => Assert.That(_package.ReadMetadata().Descendants("dependency"), Is.Empty);

    [Test]
    public void The_package_is_for_net10_and_asks_for_the_shared_framework_of_AspNetCore()
    {
        var metadata = _package.ReadMetadata();

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Descendants("group").Select(group => group.Attribute("targetFramework")?.Value), Is.All.EqualTo("net10.0"));
            Assert.That(metadata.Descendants("frameworkReference").Select(reference => reference.Attribute("name")?.Value), Is.EqualTo(["Microsoft.AspNetCore.App"]));
        });
    }

    [Test]
    public void The_readme_in_the_package_is_the_readme_of_the_repository() =>
        Assert.That(_package.Read("README.md"), Is.EqualTo(File.ReadAllBytes(Repository.PathOf("README.md"))), "Run: bash build/pack.sh");

    [Test]
    public void The_assembly_needs_only_assemblies_of_the_shared_framework()
    {
        using var assembly = OpenAssembly();
        var metadata = assembly.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.That(references, Is.All.StartsWith("System.").Or.StartsWith("Microsoft.AspNetCore.").Or.StartsWith("Microsoft.Extensions.").Or.StartsWith("Microsoft.Net.Http.Headers"));
    }

    [Test]
    public void The_assembly_is_reproducible_and_names_no_folder_of_the_machine_that_built_it()
    {
        using var assembly = OpenAssembly();
        var entries = assembly.ReadDebugDirectory();

        var symbols = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(entry => entry.Type), Does.Contain(DebugDirectoryEntryType.Reproducible));
            Assert.That(symbols.Path, Does.StartWith("/_/"));
        });
    }

    private PEReader OpenAssembly() => new(new MemoryStream(_package.Read("lib/net10.0/CookieConsent.dll")));
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;

namespace CookieConsent.Package.Tests;

/// <summary>A debugger that steps into the library finds the source of the very commit, and nothing of the machine that built it.</summary>
public sealed class DebuggingTests
{
    private const string Ours = "/_/";

    // What the portable PDB format calls these two kinds of information.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [TestCase(BuiltPackage.Main)]
    [TestCase(BuiltPackage.EntityFrameworkCore)]
    public void The_assembly_is_reproducible_and_belongs_to_the_symbols_beside_it(string id)
    {
        using var package = BuiltPackage.Open("nupkg", id);
        using var assembly = new PEReader(new MemoryStream(package.Read($"lib/net10.0/{id}.dll")));
        using var symbols = ReadSymbols(id);
        var entries = assembly.ReadDebugDirectory();

        var named = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(entry => entry.Type), Does.Contain(DebugDirectoryEntryType.Reproducible));
            Assert.That(named.Path, Does.StartWith(Ours));
            Assert.That(new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id).Guid, Is.EqualTo(named.Guid));
        });
    }

    [TestCase(BuiltPackage.Main)]
    [TestCase(BuiltPackage.EntityFrameworkCore)]
    public void Every_source_is_in_the_symbols_or_at_the_repository_under_the_commit(string id)
    {
        using var package = BuiltPackage.Open("nupkg", id);
        using var symbols = ReadSymbols(id);
        var reader = symbols.GetMetadataReader();
        var repository = package.ReadMetadata().Element("repository")!;
        var commit = repository.Attribute("commit")!.Value;
        var links = LinksOf(reader);

        var documents = reader.Documents.Select(handle => (Path: reader.GetString(reader.GetDocument(handle).Name), IsEmbedded: Of(reader, handle, EmbeddedSource) is not null)).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(documents, Is.Not.Empty);
            Assert.That(documents.Select(document => document.Path), Is.All.StartsWith(Ours));
            Assert.That(documents.Where(document => !document.IsEmbedded && !links.Keys.Any(link => document.Path.StartsWith(link.TrimEnd('*'), StringComparison.Ordinal))), Is.Empty);
            Assert.That(links.Values, Is.All.Contains(commit));
            Assert.That(links.Count > 0 || !repository.Attribute("url")!.Value.StartsWith("https://github.com/", StringComparison.Ordinal), "Source link goes by REPOSITORY_URL, as the package does.");
        });
    }

    [Test]
    public async Task With_the_address_of_a_repository_the_compiler_is_given_source_link()
    {
        var folder = Directory.CreateTempSubdirectory("cookie-consent-");
        try
        {
            await CommandLine.RunAsync(
                Repository.PathOf("src", "CookieConsent"),
                "msbuild", "-nologo", "-target:GenerateSourceLinkFile", "-property:ContinuousIntegrationBuild=true", "-property:REPOSITORY_URL=https://github.com/example/consent.git", $"-property:IntermediateOutputPath={folder.FullName}/"
            );

            var links = Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "CookieConsent.sourcelink.json")));

            Assert.That(links.Single().Key, Is.EqualTo(Ours + "*"));
            Assert.That(links.Single().Value, Does.Match("^https://raw.githubusercontent.com/example/consent/[0-9a-f]{40}/\\*$"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MetadataReaderProvider ReadSymbols(string id)
    {
        using var package = BuiltPackage.Open("snupkg", id);
        return MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(package.Read($"lib/net10.0/{id}.pdb")));
    }

    /// <summary>Where sources are: the beginning of a path, and the address that stands for it.</summary>
    private static Dictionary<string, string> LinksOf(MetadataReader reader) => Of(reader, EntityHandle.ModuleDefinition, SourceLink) is { } link ? Parse(Encoding.UTF8.GetString(link)) : [];

    private static Dictionary<string, string> Parse(string json) => JsonDocument.Parse(json).RootElement.GetProperty("documents").Deserialize<Dictionary<string, string>>()!;

    private static byte[]? Of(MetadataReader reader, EntityHandle parent, Guid kind) =>
        reader.GetCustomDebugInformation(parent).Select(reader.GetCustomDebugInformation).Where(information => reader.GetGuid(information.Kind) == kind).Select(information => reader.GetBlobBytes(information.Value)).FirstOrDefault();
}

using System.IO.Compression;
using System.Xml.Linq;

namespace CookieConsent.Package.Tests;

/// <summary>One of the packages that build/pack.sh made, opened for reading.</summary>
internal sealed class BuiltPackage : IDisposable
{
    public const string Main = "CookieConsent";
    public const string EntityFrameworkCore = "CookieConsent.EntityFrameworkCore";

    private readonly ZipArchive _archive;
    private readonly string _id;

    private BuiltPackage(string id, string file)
    {
        _id = id;
        _archive = ZipFile.OpenRead(file);
        FileName = Path.GetFileName(file);
    }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The paths of everything in it.</summary>
    public IEnumerable<string> Entries => _archive.Entries.Select(entry => entry.FullName);

    /// <summary>When each of them was last changed, as the archive says.</summary>
    public IEnumerable<DateTimeOffset> Times => _archive.Entries.Select(entry => entry.LastWriteTime);

    /// <summary>Opens a package (<c>nupkg</c>) or its symbols (<c>snupkg</c>); the test fails where there is not exactly one.</summary>
    public static BuiltPackage Open(string extension = "nupkg", string id = Main)
    {
        var artifacts = Repository.PathOf("artifacts");
        var files = Directory.Exists(artifacts) ? Directory.GetFiles(artifacts, $"{id}.*.{extension}").Where(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1])).ToArray() : [];
        Assert.That(files, Has.Length.EqualTo(1), $"Exactly one {id} .{extension} has to be in {artifacts}. Run: bash build/pack.sh");
        return new(id, files[0]);
    }

    /// <summary>The bytes of one entry.</summary>
    public byte[] Read(string entry)
    {
        using var stream = (_archive.GetEntry(entry) ?? throw new InvalidOperationException($"{FileName} has no entry {entry}.")).Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The metadata of the nuspec, its names without namespace.</summary>
    public XElement ReadMetadata()
    {
        using var nuspec = new MemoryStream(Read($"{_id}.nuspec"));
        var root = XElement.Load(nuspec);
        foreach (var element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    public void Dispose() => _archive.Dispose();
}

using System.Xml.Linq;

namespace CookieConsent.Package.Tests;

/// <summary>What a user gets is the package, so its contents are the contract. What holds for one package alone stands in tests of its own.</summary>
[TestFixture(BuiltPackage.Main)]
[TestFixture(BuiltPackage.EntityFrameworkCore)]
public sealed class PackageContentsTests(string id)
{
    private static readonly byte[] PngSignature = [0x89, .. "PNG\r\n"u8];

    private BuiltPackage _package = null!;
    private BuiltPackage _symbols = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _package = BuiltPackage.Open("nupkg", id);
        _symbols = BuiltPackage.Open("snupkg", id);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _package?.Dispose();
        _symbols?.Dispose();
    }

    [Test]
    public void The_package_and_its_symbols_hold_what_was_approved_and_nothing_else() =>
        ApprovedText.AssertSame(
            "Package." + id,
            [.. _package.Entries.Order(StringComparer.Ordinal).Select(entry => "nupkg " + entry), .. _symbols.Entries.Order(StringComparer.Ordinal).Select(entry => "snupkg " + entry)]
        );

    [Test]
    public void The_package_says_what_it_is_and_under_which_licence()
    {
        var metadata = _package.ReadMetadata();
        var version = XElement.Load(Repository.PathOf("build", "Library.props")).Descendants("Version").Single().Value;

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Element("id")?.Value, Is.EqualTo(id));
            Assert.That(metadata.Element("version")?.Value, Is.EqualTo(version));
            Assert.That(_package.FileName, Is.EqualTo($"{id}.{version}.nupkg"));
            Assert.That(metadata.Element("license")?.Attribute("type")?.Value, Is.EqualTo("expression"));
            Assert.That(metadata.Element("license")?.Value, Is.EqualTo("MIT"));
            Assert.That(metadata.Element("readme")?.Value, Is.EqualTo("README.md"));
            Assert.That(metadata.Element("icon")?.Value, Is.EqualTo("icon.png"));
            Assert.That(metadata.Element("authors")?.Value, Is.Not.Empty);
            Assert.That(metadata.Element("description")?.Value, Is.Not.Empty);
            Assert.That(metadata.Element("tags")?.Value.Split(' '), Does.Contain("cookie").And.Contain("consent").And.Contain("aspnetcore"));
        });
    }

    [Test]
    public void The_release_notes_are_what_the_changelog_says_of_this_version()
    {
        var metadata = _package.ReadMetadata();
        var changelog = File.ReadAllText(Repository.PathOf("src", "CookieConsent", "CHANGELOG.md"));
        var section = changelog.Split("\n## ").Single(part => part.StartsWith($"[{metadata.Element("version")!.Value}]", StringComparison.Ordinal)).Split("\n[")[0];

        Assert.That(Lines(metadata.Element("releaseNotes")!.Value), Is.EqualTo(Lines(section[section.IndexOf('\n', StringComparison.Ordinal)..])), "Run: bash build/pack.sh");

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimStart('#').Trim()).Where(line => line.Length > 0);
    }

    [Test]
    public void The_icon_is_a_small_picture_of_128_by_128_pixels()
    {
        var icon = _package.Read("icon.png");

        Assert.Multiple(() =>
        {
            Assert.That(icon.Take(PngSignature.Length), Is.EqualTo(PngSignature));
            Assert.That(icon[16..24], Is.EqualTo(new byte[] { 0, 0, 0, 128, 0, 0, 0, 128 }));
            Assert.That(icon, Has.Length.LessThan(10_000));
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
    public void Nothing_in_the_package_bears_the_time_of_its_packing() =>
        Assert.That(_package.Times.Concat(_symbols.Times).Distinct().Count(), Is.EqualTo(1), "Every entry bears the time of the commit; otherwise no two packages of it would be the same.");
}

using System.Text;
using System.Xml.Linq;

namespace CookieConsent.Package.Tests;

/// <summary>The schemas by which editors complete and check appsettings files. build/pack.sh makes them from the assemblies that it packs.</summary>
[TestFixture(BuiltPackage.Main)]
[TestFixture(BuiltPackage.EntityFrameworkCore)]
public sealed class AppSettingsSchemaTests(string id)
{
    private const string Schema = "appsettings.schema.json";
    private BuiltPackage _package = null!;

    [OneTimeSetUp]
    public void Open() => _package = BuiltPackage.Open(id: id);

    [OneTimeTearDown]
    public void Close() => _package?.Dispose();

    [Test]
    public void The_schema_in_the_repository_is_the_one_that_the_options_give() =>
        Assert.That(
            File.ReadAllText(Repository.PathOf("src", id, Schema)),
            Is.EqualTo(Encoding.UTF8.GetString(_package.Read("schemas/" + Schema))),
            $"src/{id}/{Schema} is out of date: an option, its documentation, the catalogue or a text has changed. Write: bash build/schema.sh"
        );

    [TestCase("build")]
    [TestCase("buildTransitive")]
    public void The_targets_tell_editors_where_the_schema_is_and_for_which_files(string folder)
    {
        var targets = XElement.Parse(Encoding.UTF8.GetString(_package.Read($"{folder}/{id}.targets")));
        var segment = targets.Descendants("JsonSchemaSegment").Single();

        Assert.That(segment.Attribute("Include")?.Value, Is.EqualTo($"$(MSBuildThisFileDirectory)../schemas/{Schema}"));
        foreach (var file in new[] { "appsettings.json", "appsettings.Development.json" })
            Assert.That(file, Does.Match($"^{segment.Attribute("FilePathPattern")?.Value}$"));
    }
}

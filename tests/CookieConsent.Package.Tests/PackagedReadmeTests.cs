using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CookieConsent.Package.Tests;

/// <summary>The README as people see it on the page of a package, where nothing stands beside it.</summary>
[TestFixture(BuiltPackage.Main, "README.md")]
[TestFixture(BuiltPackage.EntityFrameworkCore, "src/CookieConsent.EntityFrameworkCore/README.md")]
public sealed partial class PackagedReadmeTests(string id, string readme)
{
    [Test]
    public async Task It_is_the_readme_of_the_repository_with_links_to_where_that_is_on_the_web()
    {
        using var package = BuiltPackage.Open("nupkg", id);
        var repository = package.ReadMetadata().Element("repository")!;
        var address = repository.Attribute("url")!.Value;

        var expected = await WriteAsync(address.StartsWith("https://", StringComparison.Ordinal) ? address : "", repository.Attribute("commit")!.Value);

        Assert.That(System.Text.Encoding.UTF8.GetString(package.Read("README.md")), Is.EqualTo(expected), "Run: bash build/pack.sh");
    }

    [TestCase("https://git.example/shop/consent", "https://git.example/shop/consent/blob/abc/", "https://git.example/shop/consent/raw/abc/")]
    [TestCase("https://github.com/shop/consent.git", "https://github.com/shop/consent/blob/abc/", "https://raw.githubusercontent.com/shop/consent/abc/")]
    public async Task Every_link_and_picture_of_it_leads_into_the_repository(string repository, string ofLinks, string ofPictures)
    {
        var links = Link().Matches(await WriteAsync(repository, "abc")).Select(match => (IsPicture: match.Groups[1].Length > 0, Target: match.Groups[2].Value)).ToArray();
        var written = Link().Matches(await File.ReadAllTextAsync(Repository.PathOf(readme)));

        Assert.That(links, Has.Length.EqualTo(written.Count).And.Length.GreaterThan(2));
        Assert.That(links.Where(link => !link.IsPicture).Select(link => link.Target), Has.All.Matches("^#|^https://").And.Some.StartsWith(ofLinks));
        Assert.That(links.Where(link => link.IsPicture).Select(link => link.Target), Has.All.StartsWith(ofPictures));
    }

    /// <summary>What build/readme.sh writes.</summary>
    private async Task<string> WriteAsync(string repository, string commit)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("build", "readme.sh"), readme, commit]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        start.Environment["REPOSITORY_URL"] = repository;
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        return text;
    }

    [GeneratedRegex(@"(!?)\[[^]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}

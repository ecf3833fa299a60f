namespace CookieConsent.Tests.Documentation;

/// <summary>What people read leads somewhere, shows pictures that a test compares, and has no code that nobody looks at.</summary>
internal sealed class DocumentTests
{
    // Who looks at the code of a language: a fresh app that is built with it (csharp, cshtml), the tests beside this one (json, jsonc, js, sh), PartitionTests (sql), a fresh app
    // that has it for its banner (html), the sample that it stands in (razor), the projects before and after it (diff, and all of a migration guide), nginx itself (nginx).
    private static readonly string[] CheckedLanguages = ["csharp", "cshtml", "json", "jsonc", "js", "sh", "sql", "html", "razor", "diff", "nginx", "xml"];

    [TestCaseSource(typeof(Document), nameof(Document.All))]
    public void Every_link_leads_to_a_file_and_to_a_heading_in_it(Document document)
    {
        var broken = document.Links.Where(link =>
        {
            var parts = link.Split('#');
            var path = parts[0].Length == 0 ? document.Path : document.Resolve(parts[0]);
            if (!Path.Exists(Document.PathOf(path)))
                return true;
            return parts.Length > 1 && !new Document(path).Anchors.Contains(parts[1]);
        });

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(typeof(Document), nameof(Document.All))]
    public void Every_picture_is_one_that_a_test_takes_and_compares(Document document) =>
        Assert.That(document.Links.Where(link => link.EndsWith(".png", StringComparison.Ordinal)).Select(document.Resolve), Has.All.StartsWith("tests/CookieConsent.Browser.Tests/Approved/"));

    [TestCaseSource(typeof(Document), nameof(Document.All))]
    public void Every_block_of_code_is_in_a_language_that_is_checked(Document document) =>
        Assert.That(document.Blocks.Select(block => block.Language).Distinct(), Is.SubsetOf(CheckedLanguages));

    /// <summary>Those need packages that a fresh app with this one alone has not.</summary>
    [Test]
    public void Code_for_users_own_tests_stands_in_a_test_that_is_compiled()
    {
        var compiled = Lines(File.ReadAllText(Document.PathOf("tests/CookieConsent.Browser.Tests/InYourOwnTests.cs")));
        var blocks = Document.All.SelectMany(document => document.Blocks).Where(block => block.Language == "csharp" && block.Code.Contains("WebApplicationFactory", StringComparison.Ordinal)).ToArray();

        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.SelectMany(block => Lines(block.Code)).Where(line => line != "using CookieConsent;"), Is.SubsetOf(compiled));
    }

    [Test]
    public void Code_of_components_stands_in_the_sample()
    {
        var compiled = Directory.EnumerateFiles(Document.PathOf("samples/Blazor/Components"), "*.razor", SearchOption.AllDirectories).SelectMany(file => Lines(File.ReadAllText(file)));
        var blocks = Document.All.SelectMany(document => document.Blocks).Where(block => block.Language == "razor").ToArray();

        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.SelectMany(block => Lines(block.Code)).Distinct(), Is.SubsetOf(compiled));
    }

    private static string[] Lines(string code) => [.. code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct()];
}

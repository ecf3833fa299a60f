using System.Text.RegularExpressions;

namespace CookieConsent.Package.Tests;

/// <summary>The code of README.md, and of the pages that it leads to, as a reader would copy it.</summary>
internal static partial class Readme
{
    /// <summary>What a reader is told of the package itself.</summary>
    public static readonly string[] OfThePackage = ["README.md", "src/CookieConsent/REFERENCE.md", "src/CookieConsent/HOSTING.md"];

    /// <summary>What he is told of records in a database.</summary>
    public static readonly string[] OfTheStore = ["src/CookieConsent.EntityFrameworkCore/README.md"];

    private static readonly Lazy<IReadOnlyList<CodeBlock>> Blocks = new(() =>
        [.. OfThePackage.Concat(OfTheStore).SelectMany(document => Fence().Matches(File.ReadAllText(Repository.PathOf(document))).Select(match => new CodeBlock(document, match.Groups[1].Value, match.Groups[2].Value)))]
    );

    /// <summary>The first line of a code block that holds <paramref name="part"/>, without its indentation.</summary>
    public static string Line(string part)
    {
        var line = Blocks.Value.SelectMany(block => block.Code.Split('\n')).FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));
        Assert.That(line, Is.Not.Null, $"No code block of README.md has a line with {part}");
        return line!.Trim();
    }

    /// <summary>The only code block of a language that holds <paramref name="part"/>, without its <c>using</c> lines.</summary>
    public static string Block(string language, string part)
    {
        var blocks = Blocks.Value.Where(block => block.Language == language && block.Code.Contains(part, StringComparison.Ordinal)).ToArray();
        Assert.That(blocks, Has.Length.EqualTo(1), $"README.md and what it leads to should have one {language} block with {part}");
        return Using().Replace(blocks[0].Code, "");
    }

    /// <summary>Every code block of a language in these documents.</summary>
    public static IEnumerable<string> All(string[] documents, string language) =>
        Blocks.Value.Where(block => documents.Contains(block.Document) && block.Language == language).Select(block => block.Code);

    /// <summary>
    /// A block of C# as a file that a project can be built with: types stand as they are, statements in a method to which <c>args</c>, <c>builder</c> and <c>app</c> are given
    /// where they do not make them themselves.
    /// </summary>
    public static string AsFile(string block, string name)
    {
        var code = Using().Replace(block, "");
        var usings = string.Concat(Using().Matches(block).Select(match => match.Value));
        if (TypeDeclaration().IsMatch(code))
            return usings + code;
        string[] given = ["string[] args", "WebApplicationBuilder builder", "WebApplication app"];
        var parameters = string.Join(", ", given.Where(parameter => !code.Contains($"var {parameter.Split(' ')[1]} =", StringComparison.Ordinal)));
        return $"{usings}internal static class {name}\n{{\n    public static async Task RunAsync({parameters})\n    {{\n        await Task.CompletedTask;\n{code}    }}\n}}\n";
    }

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^using [^(]*;\n+", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex("^(public|internal) ", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    private sealed record CodeBlock(string Document, string Language, string Code);
}

using System.Text.RegularExpressions;

namespace CookieConsent.Package.Tests;

/// <summary>The code of README.md as a reader would copy it.</summary>
internal static partial class Readme
{
    private static readonly Lazy<IReadOnlyList<CodeBlock>> Blocks = new(() =>
        [.. Fence().Matches(File.ReadAllText(Repository.PathOf("README.md"))).Select(match => new CodeBlock(match.Groups[1].Value, match.Groups[2].Value))]
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
        Assert.That(blocks, Has.Length.EqualTo(1), $"README.md should have one {language} block with {part}");
        return Using().Replace(blocks[0].Code, "");
    }

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^using .*;\n+", RegexOptions.Multiline)]
    private static partial Regex Using();

    private sealed record CodeBlock(string Language, string Code);
}

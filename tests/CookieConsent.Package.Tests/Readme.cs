using System.Text.RegularExpressions;

namespace CookieConsent.Package.Tests;

/// <summary>The steps of README.md as a reader would copy them.</summary>
internal static partial class Readme
{
    private static readonly Lazy<string> Text = new(() => File.ReadAllText(Repository.PathOf("README.md")));

    /// <summary>The first line of a code block that holds <paramref name="part"/>, without its indentation and a comment behind it.</summary>
    public static string Line(string part)
    {
        var line = Blocks().SelectMany(block => block.Code.Split('\n')).FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));
        Assert.That(line, Is.Not.Null, $"No code block of README.md has a line with {part}");
        return Comment().Replace(line!, "").Trim();
    }

    /// <summary>The first code block of a language.</summary>
    public static string Block(string language)
    {
        var block = Blocks().FirstOrDefault(block => block.Language == language);
        Assert.That(block, Is.Not.Null, $"README.md has no {language} block");
        return block!.Code;
    }

    private static IEnumerable<CodeBlock> Blocks() => Fence().Matches(Text.Value).Select(match => new CodeBlock(match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+(//|@\*).*$")]
    private static partial Regex Comment();

    private sealed record CodeBlock(string Language, string Code);
}

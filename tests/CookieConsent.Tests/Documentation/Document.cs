using System.Text.RegularExpressions;

namespace CookieConsent.Tests.Documentation;

/// <summary>A page that people read: its text, its blocks of code, and where it leads.</summary>
internal sealed partial record Document(string Path)
{
    private static readonly string Root = FindRoot();

    /// <summary>Every page of the repository.</summary>
    public static Document[] All { get; } =
        [
            .. Directory
                .EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !NotOurs().IsMatch(file))
                .Order(StringComparer.Ordinal)
                .Select(file => new Document(file)),
        ];

    /// <summary>What stands in it.</summary>
    public string Text { get; } = File.ReadAllText(System.IO.Path.Combine(Root, Path)).ReplaceLineEndings("\n");

    /// <summary>Its blocks of code.</summary>
    public IEnumerable<(string Language, string Code)> Blocks => Fence().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The anchors of its headings.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Text).Select(match => NotOfAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>Its links and pictures that lead to the repository.</summary>
    public IEnumerable<string> Links => Link().Matches(Fence().Replace(Text, "")).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal));

    /// <summary>Where a file beside it is.</summary>
    public static string PathOf(string path) => System.IO.Path.Combine(Root, path);

    public override string ToString() => Path;

    /// <summary>A path relative to this page, from the repository's root.</summary>
    public string Resolve(string link) => System.IO.Path.GetRelativePath(Root, System.IO.Path.GetFullPath(link, System.IO.Path.GetDirectoryName(PathOf(Path))!)).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }

    [GeneratedRegex("(^|/)(bin|obj|artifacts|node_modules|AnalyzerReleases)(/|\\.)")]
    private static partial Regex NotOurs();

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotOfAnchors();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}

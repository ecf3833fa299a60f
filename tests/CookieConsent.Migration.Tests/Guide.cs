using System.Text.RegularExpressions;
using CookieConsent.Browser.Tests;

namespace CookieConsent.Migration.Tests;

/// <summary>
/// A guide whose steps can be followed by a machine: <c>diff</c> blocks, each behind a line that ends with <c>In `file`:</c> and with <c>@@</c> between its
/// places, and <c>rm file</c> in <c>sh</c> blocks.
/// </summary>
internal sealed partial class Guide(string name)
{
    private string Folder { get; } = Repository.PathOf("tests", "CookieConsent.Migration.Tests", name);

    /// <summary>The files of the site as it was, by their paths.</summary>
    public Dictionary<string, string> Before => Read("Before");

    /// <summary>The files of the site after the steps.</summary>
    public Dictionary<string, string> After => Read("After");

    /// <summary>Follows the steps.</summary>
    public Dictionary<string, string> Follow(Dictionary<string, string> files)
    {
        var result = new Dictionary<string, string>(files);
        var file = "";
        foreach (Match part in Parts().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))))
        {
            if (part.Groups["file"] is { Success: true } found)
                file = found.Value;
            foreach (var removed in part.Groups["sh"].Value.Split('\n').Where(line => line.StartsWith("rm ", StringComparison.Ordinal)))
                Assert.That(result.Remove(removed[3..]), removed);
            if (part.Groups["diff"] is { Success: true } diff)
            {
                foreach (var place in diff.Value.Split("\n@@\n"))
                    result[file] = Change(result[file], place.Split('\n'), file);
            }
        }
        return result;
    }

    private static string Change(string text, string[] lines, string file)
    {
        var old = string.Concat(lines.Where(line => line is not ['+', ..]).Select(Line));
        Assert.That(text.Split(old), Has.Length.EqualTo(2), $"{file} has to have this once:\n{old}");
        return text.Replace(old, string.Concat(lines.Where(line => line is not ['-', ..]).Select(Line)), StringComparison.Ordinal);

        static string Line(string line) => (line.Length == 0 ? "" : line[1..]) + "\n";
    }

    private Dictionary<string, string> Read(string site) =>
        Directory
            .EnumerateFiles(Path.Combine(Folder, site), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Path.Combine(Folder, site), file).Replace('\\', '/'), File.ReadAllText)
            .Where(file => !BuildOutput().IsMatch(file.Key))
            .ToDictionary();

    [GeneratedRegex(@"In `(?<file>[^`]+)`:$|^```sh\n(?<sh>.*?)\n```$|^```diff\n(?<diff>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex("^(bin|obj|wwwroot/lib)/")]
    private static partial Regex BuildOutput();
}

namespace CookieConsent.Package.Tests;

/// <summary>
/// Lists that somebody has looked at: the files in the folder <c>Approved</c>. What users rely on stands there, so that no change of it goes unseen. After a
/// change that is meant: run the test with the environment variable APPROVE_CONTRACT set to anything, look at what git says of the file, and commit it.
/// </summary>
internal static class ApprovedText
{
    private const int MostLinesShown = 80;

    private static readonly bool IsApproving = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("APPROVE_CONTRACT"));

    /// <summary>Compares lines with an approved file, and names every line that is missing (-) or new (+).</summary>
    public static void AssertSame(string name, IEnumerable<string> lines)
    {
        var file = PathOf(name);
        string[] found = [.. lines.Select(line => line.TrimEnd())];
        if (IsApproving)
            File.WriteAllText(file, string.Join('\n', found) + "\n");
        Assert.That(File.Exists(file), $"Nobody has approved {name} yet.\n{HowToApprove}");

        var difference = LineDifference.Between(File.ReadAllLines(file), found);

        Assert.That(
            difference.Count,
            Is.Zero,
            $"""
            tests/CookieConsent.Package.Tests/Approved/{name}.txt no longer says what is so (- approved, + found):
            {string.Join('\n', difference.Take(MostLinesShown))}
            {(difference.Count > MostLinesShown ? $"… and {difference.Count - MostLinesShown} lines more." : "")}
            {HowToApprove}
            """
        );
    }

    /// <summary>The full path of an approved file.</summary>
    public static string PathOf(string name) => Repository.PathOf("tests", "CookieConsent.Package.Tests", "Approved", name + ".txt");

    private static string HowToApprove =>
        $"If it is meant: APPROVE_CONTRACT=1 dotnet test tests/CookieConsent.Package.Tests --filter FullyQualifiedName~{TestContext.CurrentContext.Test.ClassName!.Split('.')[^1]}, look at git diff, name it in src/CookieConsent/CHANGELOG.md, and commit both.";
}

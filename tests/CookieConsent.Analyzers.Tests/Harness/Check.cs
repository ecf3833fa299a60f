using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieConsent.Analyzers.Tests.Harness;

/// <summary>What a rule has to say of a text, and what becomes of the text.</summary>
internal static class Check
{
    /// <summary>The analyzer reports what is marked in the code and nothing else; what it reports.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> CodeAsync(DiagnosticAnalyzer analyzer, string marked, string name = "Program.cs")
    {
        var expected = MarkedText.Parse(marked);
        using var project = TestProject.OfCode(analyzer, expected.Text, name);

        var reported = await project.AnalyzeAsync();

        Assert.That(reported.Select(diagnostic => diagnostic.Location.SourceSpan), Is.EqualTo(expected.Spans), string.Join('\n', reported));
        return reported;
    }

    /// <summary>The fix of the first report gives the code as expected, which compiles and has nothing left to report.</summary>
    public static async Task FixAsync(DiagnosticAnalyzer analyzer, CodeFixProvider provider, string code, string expected)
    {
        using var project = TestProject.OfCode(analyzer, code);
        var actions = await project.GetFixesAsync(provider, (await project.AnalyzeAsync())[0]);
        Assert.That(actions, Has.Length.EqualTo(1));

        await project.ApplyAsync(actions[0]);

        Assert.That(await project.ReadAsync("Program.cs"), Is.EqualTo(expected));
        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }

    /// <summary>The first report has no fix.</summary>
    public static async Task NoFixAsync(DiagnosticAnalyzer analyzer, CodeFixProvider provider, string code)
    {
        using var project = TestProject.OfCode(analyzer, code);

        Assert.That(await project.GetFixesAsync(provider, (await project.AnalyzeAsync())[0]), Is.Empty);
    }

    /// <summary>The analyzer reports what is marked in the first file and nothing in the others; what it reports.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ViewAsync(DiagnosticAnalyzer analyzer, string path, string marked, params (string Path, string Text)[] others)
    {
        var expected = MarkedText.Parse(marked);
        using var project = TestProject.OfViews(analyzer, [(path, expected.Text), .. others]);

        var reported = await project.AnalyzeAsync();

        Assert.That(reported.Select(diagnostic => diagnostic.Location.SourceSpan), Is.EqualTo(expected.Spans), string.Join('\n', reported));
        Assert.That(reported.Select(diagnostic => diagnostic.Location.GetLineSpan().Path), Is.All.EqualTo(path));
        return reported;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CookieConsent.Analyzers.Tests.Harness;

/// <summary>A project in memory, with the shared framework and the library for references, as an app of the template <c>web</c> has them.</summary>
internal sealed class TestProject : IDisposable
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && (IsOfFramework(name) || name == "CookieConsent.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly AdhocWorkspace _workspace = new();
    private readonly DiagnosticAnalyzer _analyzer;
    private Project _project;

    private TestProject(DiagnosticAnalyzer analyzer, MetadataReference[] references, OutputKind kind)
    {
        _analyzer = analyzer;
        _project = _workspace
            .AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(references)
            .AddDocument("Usings.cs", ImplicitUsings)
            .Project;
    }

    /// <summary>A project of one C# file.</summary>
    public static TestProject OfCode(DiagnosticAnalyzer analyzer, string code, string name = "Program.cs", bool hasLibrary = true)
    {
        var isProgram = !code.Contains("class Startup", StringComparison.Ordinal);
        var references = hasLibrary ? References : [.. References.Where(reference => !reference.Display!.EndsWith("CookieConsent.dll", StringComparison.Ordinal))];
        var project = new TestProject(analyzer, references, isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        project._project = project._project.AddDocument(name, code).Project;
        return project;
    }

    /// <summary>A project of files that are handed to the compiler beside its code.</summary>
    public static TestProject OfViews(DiagnosticAnalyzer analyzer, params (string Path, string Text)[] views)
    {
        var project = new TestProject(analyzer, References, OutputKind.DynamicallyLinkedLibrary);
        foreach (var (path, text) in views)
            project._project = project._project.AddAdditionalDocument(Path.GetFileName(path), text, filePath: path).Project;
        return project;
    }

    /// <summary>Adds a <c>.editorconfig</c>.</summary>
    public void Configure(string path, string text) => _project = _project.AddAnalyzerConfigDocument(Path.GetFileName(path), SourceText.From(text), filePath: path).Project;

    /// <summary>What the analyzer reports, in the order of the files; the test fails where the compiler has something against the code.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        var compilation = (await _project.GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(_project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var all = await compilation.WithAnalyzers([_analyzer], options).GetAllDiagnosticsAsync();
        var reported = all.Where(diagnostic => _analyzer.SupportedDiagnostics.Contains(diagnostic.Descriptor)).ToList();
        Assert.That(all.Except(reported).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty, "The code does not compile.");
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What is offered to put a diagnostic right.</summary>
    public async Task<ImmutableArray<CodeAction>> GetFixesAsync(CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var context =
            diagnostic.Location.SourceTree is { } tree
                ? new CodeFixContext(_project.GetDocument(tree)!, diagnostic, (action, _) => actions.Add(action), default)
                : new CodeFixContext(DocumentAt(diagnostic.Location.GetLineSpan().Path), diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), default);
        await provider.RegisterCodeFixesAsync(context);
        return actions.ToImmutable();
    }

    /// <summary>Does what was offered; the project is the changed one from now on.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(_project.Solution, new Progress<CodeAnalysisProgress>(), default);
        _project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project.Id)!;
    }

    /// <summary>The text of a file.</summary>
    public async Task<string> ReadAsync(string file)
    {
        TextDocument document = _project.Documents.FirstOrDefault(document => document.Name == file) ?? DocumentAt(file);
        return (await document.GetTextAsync()).ToString();
    }

    public void Dispose() => _workspace.Dispose();

    private TextDocument DocumentAt(string path) => _project.AdditionalDocuments.Single(document => document.FilePath == path);

    private static bool IsOfFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.Net.Http.Headers.dll";
}

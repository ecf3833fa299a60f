using System.Diagnostics;
using System.Xml.Linq;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Package.Tests;

/// <summary>
/// A new app made from a template of the SDK in a folder of its own, with the package installed from the folder that build/pack.sh fills and from
/// nowhere else: the package has no dependencies. An app with a database gets the packages of others too.
/// </summary>
internal sealed class FreshApp : IAsyncDisposable
{
    private const string Name = "FreshApp";

    private readonly DirectoryInfo _folder;
    private Process? _process;

    private FreshApp(DirectoryInfo folder) => _folder = folder;

    /// <summary>Sends to the running app; follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The file that lists the installed packages.</summary>
    public string Project => File.ReadAllText(PathOf(Name + ".csproj"));

    /// <summary>Reads a file.</summary>
    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>What NuGet adds to the app's build.</summary>
    public string ImportedTargets => File.ReadAllText(PathOf(Path.Combine("obj", Name + ".csproj.nuget.g.targets")));

    /// <summary>Makes the app, installs the package, edits the app as <paramref name="follow"/> says, builds and starts it.</summary>
    public static Task<FreshApp> StartAsync(string template, Action<FreshApp> follow) =>
        StartAsync(template, "<clear />", [Readme.Line("dotnet add package").Split(' ')[1..]], follow);

    /// <summary>The same with the store, and with a database provider from where this computer has its packages.</summary>
    public static Task<FreshApp> StartWithDatabaseAsync(string template, Action<FreshApp> follow) =>
        StartAsync(template, "", [Readme.Line("dotnet add package CookieConsent.EntityFrameworkCore").Split(' ')[1..]], app =>
        {
            app.InsertAfter("FreshApp.csproj", "<ItemGroup>", PinnedReferences());
            follow(app);
        });

    private static async Task<FreshApp> StartAsync(string template, string otherSources, string[][] commands, Action<FreshApp> follow)
    {
        using (BuiltPackage.Open()) { }

        var app = new FreshApp(Directory.CreateTempSubdirectory("cookie-consent-"));
        try
        {
            app.Write(
                "nuget.config",
                $$"""
                <configuration>
                  <packageSources>
                    {{otherSources}}
                    <add key="artifacts" value="{{Repository.PathOf("artifacts")}}" />
                  </packageSources>
                </configuration>
                """
            );
            await app.DotnetAsync("new", template, "--name", Name, "--output", ".", "--no-restore");
            foreach (var command in commands)
                await app.DotnetAsync(command);
            follow(app);
            await app.DotnetAsync("build", "--nologo", "--tl:off", "-warnaserror");
            await app.ListenAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts lines behind the one line of a file that holds <paramref name="anchor"/>.</summary>
    public void InsertAfter(string file, string anchor, params string[] lines) => Change(file, anchor, line => [line, .. lines]);

    /// <summary>Puts other lines in the place of the one line of a file that holds <paramref name="anchor"/>.</summary>
    public void Replace(string file, string anchor, params string[] lines) => Change(file, anchor, _ => lines);

    /// <summary>Writes a file.</summary>
    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>Adds a line at the end of a file.</summary>
    public void Append(string file, string line) => File.AppendAllText(PathOf(file), line + "\n");

    /// <summary>Accepts everything and gives the consent cookie as a request carries it.</summary>
    public async Task<string> AcceptAllAsync()
    {
        using var response = await PostChoiceAsync("accept-all");
        var cookie = CookiesOf(response).Single(cookie => cookie.Name == "consent");
        return $"{cookie.Name}={cookie.Value}";
    }

    /// <summary>Posts a choice as a form does.</summary>
    public Task<HttpResponseMessage> PostChoiceAsync(string choice) => Client.PostAsync("/_cc", new FormUrlEncodedContent([new("choice", choice)]));

    /// <summary>The cookies that a response sets.</summary>
    public static IList<SetCookieHeaderValue> CookiesOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(HeaderNames.SetCookie, out var lines) ? SetCookieHeaderValue.ParseStrictList([.. lines]) : [];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    /// <summary>The provider, in the versions that the repository tests: those that they ask for themselves are not always served.</summary>
    private static string[] PinnedReferences() =>
        [
            .. XElement
                .Load(Repository.PathOf("build", "Packages.props"))
                .Descendants("PackageVersion")
                .Where(package => package.Attribute("Include")!.Value is "Microsoft.EntityFrameworkCore.Sqlite" or "SQLitePCLRaw.bundle_e_sqlite3" or "SQLitePCLRaw.core")
                .Select(package => $"""<PackageReference Include="{package.Attribute("Include")!.Value}" Version="{package.Attribute("Version")!.Value}" />"""),
        ];

    private void Change(string file, string anchor, Func<string, string[]> change)
    {
        var lines = File.ReadAllLines(PathOf(file)).ToList();
        var at = lines.FindIndex(line => line.Contains(anchor, StringComparison.Ordinal));
        Assert.That(at, Is.Not.Negative, $"{file} of the template has no line with {anchor}");
        var changed = change(lines[at]);
        lines.RemoveAt(at);
        lines.InsertRange(at, changed);
        File.WriteAllLines(PathOf(file), lines);
    }

    private async Task ListenAsync()
    {
        _process = CommandLine.Start(_folder.FullName, Path.Combine("bin", "Debug", "net10.0", Name + ".dll"));
        Client.BaseAddress = await ListeningProcess.AddressOfAsync(_process);
    }

    private Task DotnetAsync(params string[] arguments) => CommandLine.RunAsync(_folder.FullName, arguments);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}

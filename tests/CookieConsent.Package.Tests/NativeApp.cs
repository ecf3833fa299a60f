using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CookieConsent.Package.Tests;

/// <summary>The app of tests/CookieConsent.Aot with the assembly out of the package, compiled ahead of time in a folder of its own.</summary>
internal sealed class NativeApp : IAsyncDisposable
{
    private const string Name = "CookieConsent.Aot";

    // Compiling takes half a minute on two idle cores.
    private static readonly TimeSpan LongestPublish = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cookie-consent-");
    private Process? _process;

    private NativeApp() { }

    /// <summary>Sends to the running app; follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The path of the binary.</summary>
    public string Binary => Path.Combine(_folder.FullName, "out", Name);

    /// <summary>How long publishing took, and starting until the first answer.</summary>
    public (TimeSpan Publish, TimeSpan Start) Durations { get; private set; }

    /// <summary>Publishes and starts the app; a warning of the compiler is an error.</summary>
    public static async Task<NativeApp> StartAsync()
    {
        var app = new NativeApp();
        try
        {
            var publishing = Stopwatch.StartNew();
            await app.PublishAsync();
            var published = publishing.Elapsed;
            var starting = Stopwatch.StartNew();
            app._process = app.Run();
            app.Client.BaseAddress = await ListeningProcess.AddressOfAsync(app._process);
            using (await app.Client.GetAsync("/")) { }
            app.Durations = (published, starting.Elapsed);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the app with other settings and gives its exit code and what it wrote once it has ended.</summary>
    public async Task<(int ExitCode, string Output)> RunToEndAsync(params (string Name, string Value)[] settings)
    {
        using var process = Run(settings);
        using var limit = new CancellationTokenSource(ListeningProcess.LongestStart);
        try
        {
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, string.Concat(output));
        }
        finally
        {
            process.Kill();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    private async Task PublishAsync()
    {
        foreach (var file in new[] { Name + ".csproj", "Program.cs", "appsettings.json" })
            File.Copy(Repository.PathOf("tests", Name, file), Path.Combine(_folder.FullName, file));
        var assembly = Path.Combine(_folder.CreateSubdirectory("package").FullName, "CookieConsent.dll");
        using (var package = BuiltPackage.Open())
            await File.WriteAllBytesAsync(assembly, package.Read("lib/net10.0/CookieConsent.dll"));

        // Without optimization: warnings and behaviour are the same, and the compiler has less to do. It is in the folder where the build of the solution put it.
        await CommandLine.RunAsync(
            _folder.FullName,
            LongestPublish,
            "publish",
            "--nologo",
            "--tl:off",
            "-warnaserror",
            "--configuration",
            "Debug",
            "--runtime",
            "linux-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            "--output",
            "out",
            "-p:PackedAssembly=" + assembly,
            "-p:RestorePackagesPath=" + PackageFolder
        );
    }

    private static string PackageFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private Process Run(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Binary) { WorkingDirectory = Path.GetDirectoryName(Binary), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The app could not be started.");
    }
}

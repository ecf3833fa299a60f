using System.Diagnostics;
using System.Text;
using CookieConsent.Browser.Tests;

namespace CookieConsent.Samples.Tests;

/// <summary>A sample in a process of its own, on a port of this computer that was free.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private const string AddressMark = "Now listening on: ";

    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("sample-");
    private readonly Process _process;
    private bool _isStarted;

    private SampleProcess(Sample sample)
    {
        // bin/Debug/net10.0 of the tests: the sample was built in the same way.
        var target = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Repository.PathOf("samples", sample.Name);
        var program = Path.Combine(folder, "bin", target.Parent!.Name, target.Name, sample.Name + ".dll");
        _process = new()
        {
            StartInfo = new("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The sample {sample} has ended: {Output}"));
    }

    /// <summary>Where it answers.</summary>
    public string Address => _address.Task.Result;

    /// <summary>What was started beside it.</summary>
    public SampleNeeds? Needs { get; private set; }

    /// <summary>What it has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts a sample as <c>dotnet run</c> does; completes when it listens.</summary>
    public static async Task<SampleProcess> StartAsync(Sample sample)
    {
        var started = new SampleProcess(sample);
        try
        {
            if (sample.StartNeedsAsync is { } startNeeds)
                started.Needs = await startNeeds();
            started.Start(sample);
            await started._address.Task.WaitAsync(TimeSpan.FromMinutes(4));
            return started;
        }
        catch (Exception exception)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"The sample {sample} does not start: {started.Output}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        if (Needs is not null)
            await Needs.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private void Start(Sample sample)
    {
        var environment = _process.StartInfo.Environment;
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";

        // Nothing is left behind: neither keys of data protection nor refusals that wait for a database.
        environment["HOME"] = _home.FullName;
        environment["CookieConsentRecords__SpoolFolder"] = Path.Combine(_home.FullName, "spool");

        // All visitors come from one address, and on a computer that has much to do a slow database is not away.
        environment["CookieConsent__GrantsPerMinute"] = "0";
        environment["CookieConsent__RecordTimeout"] = "00:01:00";
        environment["CookieConsentRecords__CommandTimeout"] = "00:00:30";
        foreach (var (key, value) in sample.Settings.Concat(Needs?.Settings ?? new Dictionary<string, string>()))
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        _isStarted = _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
        if (line?.IndexOf(AddressMark, StringComparison.Ordinal) is { } at and >= 0)
            _address.TrySetResult(line[(at + AddressMark.Length)..].Trim());
    }
}

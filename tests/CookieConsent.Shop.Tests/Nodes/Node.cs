using System.Diagnostics;
using System.Text;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>A shop in a process of its own, reached through a socket: no port has to be free.</summary>
internal sealed class Node : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Node(Process process, string socket)
    {
        _process = process;
        Socket = socket;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException($"The shop has ended: {Output}"));
        process.EnableRaisingEvents = true;
    }

    public string Socket { get; }

    /// <summary>Starts a shop; completes when it answers.</summary>
    public static async Task<Node> StartAsync(string folder, string name, string database, params IEnumerable<(string Key, string Value)> settings)
    {
        var socket = Path.Combine(folder, name + ".socket");
        File.Delete(socket);
        var program = new FileInfo(typeof(Program).Assembly.Location);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program.DirectoryName!, "Shop.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ShopFolder(),
        };
        start.Environment["ASPNETCORE_URLS"] = "http://unix:" + socket;
        start.Environment["ConnectionStrings__Consent"] = database;
        start.Environment["CookieConsentRecords__SpoolFolder"] = Path.Combine(folder, name);

        // All visitors of a test come from one address, and on a machine that has much to do a database that is slow is not away.
        start.Environment["CookieConsent__GrantsPerMinute"] = "0";
        start.Environment["CookieConsent__RecordTimeout"] = "00:01:00";
        start.Environment["CookieConsentRecords__CommandTimeout"] = "00:00:30";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var node = new Node(new() { StartInfo = start }, socket);
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        await node._started.Task.WaitAsync(TimeSpan.FromMinutes(4));
        return node;
    }

    /// <summary>Ends the process without a chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private void Read(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
        if (line?.Contains("is open:", StringComparison.Ordinal) == true)
            _started.TrySetResult();
    }

    private static string ShopFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "samples", "Shop");
    }
}

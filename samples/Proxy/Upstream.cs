using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Proxy;

/// <summary>The site behind the proxy: the one that is configured, or the small one in Node, which then lives as long as the proxy.</summary>
internal sealed class Upstream(IConfiguration configuration, IHostEnvironment environment) : IHostedService, IDisposable
{
    private Process? _node;

    /// <summary>The address of the site, without a path.</summary>
    public string Address { get; private set; } = "";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Address = (configuration["Upstream"] is { Length: > 0 } address ? address : await StartNodeAsync(cancellationToken)).TrimEnd('/');
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // It ends with its input.
        _node?.StandardInput.Close();
        return _node?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    public void Dispose() => _node?.Dispose();

    private async Task<string> StartNodeAsync(CancellationToken cancellationToken)
    {
        var script = Path.Combine(environment.ContentRootPath, "upstream", "site.mjs");
        try
        {
            _node = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("Node is missing. Install it (on Debian: sudo apt-get install nodejs), or set Upstream to the address of another site.", exception);
        }
        return await _node.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException($"Node has ended. Its error is above; run it alone with: node {script}");
    }
}

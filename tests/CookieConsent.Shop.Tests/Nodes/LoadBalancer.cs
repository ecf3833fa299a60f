using System.Diagnostics;
using System.Text;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>nginx in front of the nodes, in turns: no session sticks to a node. It can cache what they answer, as a CDN does.</summary>
internal sealed class LoadBalancer : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoadBalancer(Process process, string socket)
    {
        _process = process;
        Socket = socket;
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginErrorReadLine();
    }

    public string Socket { get; }

    /// <summary>Starts it; completes when it listens.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <param name="nodes">The sockets of the nodes.</param>
    /// <param name="isCaching">Whether it keeps what no header forbids it to keep.</param>
    public static async Task<LoadBalancer> StartAsync(string folder, IEnumerable<string> nodes, bool isCaching = false)
    {
        var socket = Path.Combine(folder, "nginx.socket");
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, socket, nodes, isCaching ? Caching : ""));
        var start = new ProcessStartInfo(Program(), ["-c", configuration, "-p", folder]) { RedirectStandardError = true };
        var balancer = new LoadBalancer(Process.Start(start) ?? throw new InvalidOperationException("nginx could not be started."), socket);
        try
        {
            await balancer._listens.Task.WaitAsync(TimeSpan.FromMinutes(3));
            return balancer;
        }
        catch
        {
            balancer.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        // It listens before it chooses its event method, and says so. Its last line is none.
        if (line is null)
            _listens.TrySetException(new InvalidOperationException($"nginx has ended: {_said}"));
        else if (_said.AppendLine(line) is not null && line.Contains("event method", StringComparison.Ordinal))
            _listens.TrySetResult();
    }

    private static string Program() =>
        new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("nginx is missing. Install it (on Debian: sudo apt-get install nginx), or run: bash build/test.sh");

    // The least careful of caches that still obey Cache-Control: it keeps what says nothing of caches, cookies too, under the address alone.
    private const string Caching = $"""
        proxy_cache pages;
                        proxy_cache_valid 200 10m;
                        proxy_cache_key $request_uri;
                        proxy_ignore_headers Set-Cookie Vary;
                        add_header {Reply.CacheHeader} $upstream_cache_status always;
        """;

    // A request that has reached a node is not sent to another one, unless it only reads: nginx's default, and what "exactly once" needs.
    private static string Configuration(string folder, string socket, IEnumerable<string> nodes, string caching) =>
        $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log stderr notice;
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                proxy_cache_path {{folder}}/cache keys_zone=pages:1m;
                upstream shop {
                    {{string.Join('\n', nodes.Select(node => $"server unix:{node} max_fails=1 fail_timeout=1s;"))}}
                }
                server {
                    listen unix:{{socket}};
                    location / {
                        proxy_pass http://shop;
                        proxy_http_version 1.1;
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-Proto https;
                        add_header {{Reply.NodeHeader}} $upstream_addr always;
                        {{caching}}
                    }
                }
            }
            """;
}

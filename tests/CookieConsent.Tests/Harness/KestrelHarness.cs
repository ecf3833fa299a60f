using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Harness;

/// <summary>A site on Kestrel over HTTP/1.1, asked through a raw socket: what comes back is what stands on the wire.</summary>
internal sealed class KestrelHarness : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KestrelHarness(Site site, WebApplication app)
    {
        Site = site;
        _app = app;
    }

    public Site Site { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<KestrelHarness> StartAsync(Site site)
    {
        var app = site.Build(builder => Server.Http1.Listen(builder));
        await app.StartAsync();
        return new(site, app);
    }

    public string ConsentCookie(CookieCategories granted) => "consent=" + Site.ConsentValue(Services, granted);

    /// <summary>Sends the lines as they are, one of which makes the server close, and returns the lines of the response's head.</summary>
    public async Task<string[]> SendRawAsync(params string[] lines) => (await SendTextAsync(string.Join("\r\n", [.. lines, "Host: localhost", "", ""]))).Split("\r\n\r\n", 2)[0].Split("\r\n");

    /// <summary>Sends the text as it is and returns all that comes back until the server closes.</summary>
    public async Task<string> SendTextAsync(string text)
    {
        using var client = await ConnectAsync();
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>A connection to the server, for a test that says more than one request.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, ServerExtensions.PortOf(_app));
        return client;
    }

    /// <summary>The <c>Set-Cookie</c> lines of a raw response's head.</summary>
    public static string[] SetCookies(string[] head) =>
        [.. head.Where(line => line.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase)).Select(line => line["Set-Cookie: ".Length..])];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

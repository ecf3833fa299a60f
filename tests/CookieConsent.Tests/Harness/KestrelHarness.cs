using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Harness;

/// <summary>A site on real Kestrel, at one free port for HTTP/1.1 and one for HTTP/2 without TLS, with a client that tidies up nothing.</summary>
internal sealed class KestrelHarness : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Uri[] _addresses;
    private readonly HttpClient _http2 = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private KestrelHarness(Site site, WebApplication app)
    {
        Site = site;
        _app = app;
        _addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];
    }

    public Site Site { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<KestrelHarness> StartAsync(Site site)
    {
        var app = site.Build(builder =>
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            })
        );
        await app.StartAsync();
        return new(site, app);
    }

    public string ConsentCookie(CookieCategories granted) => "consent=" + Site.ConsentValue(Services, granted);

    /// <summary>Sends the lines over HTTP/1.1 as they are, one of which makes the server close, and returns the lines of the response's head.</summary>
    public async Task<string[]> SendRawAsync(params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _addresses[0].Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", [.. lines, "Host: localhost", "", ""])));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var text = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return text.Split("\r\n\r\n", 2)[0].Split("\r\n");
    }

    /// <summary>The <c>Set-Cookie</c> lines of a raw response's head.</summary>
    public static string[] SetCookies(string[] head) =>
        [.. head.Where(line => line.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase)).Select(line => line["Set-Cookie: ".Length..])];

    /// <summary>Sends a request over HTTP/2 with prior knowledge.</summary>
    public async Task<Answer> SendHttp2Async(string path, string cookies = "", HttpMethod? method = null)
    {
        using var message = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(_addresses[1], path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (cookies.Length > 0)
            message.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var response = await _http2.SendAsync(message);
        return await Answer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        _http2.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Harness;

/// <summary>The servers on which a site runs: one in memory, and Kestrel with each way of talking to it.</summary>
public enum Server
{
    InMemory,
    Http1,
    Http2,
    Http2OverTls,
}

internal static class ServerExtensions
{
    private static readonly Lazy<X509Certificate2> Certificate = new(TestCertificate.Create);

    public static string Scheme(this Server server) => server == Server.Http2OverTls ? "https" : "http";

    public static Version Version(this Server server) => server is Server.Http2 or Server.Http2OverTls ? HttpVersion.Version20 : HttpVersion.Version11;

    /// <summary>Lets Kestrel listen at a free port.</summary>
    public static void Listen(this Server server, WebApplicationBuilder builder) =>
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = server == Server.Http1 ? HttpProtocols.Http1 : HttpProtocols.Http2;
                if (server == Server.Http2OverTls)
                    listen.UseHttps(Certificate.Value);
            })
        );

    /// <summary>A client that tidies up nothing and finds every host at the app's port.</summary>
    public static HttpClient Client(this Server server, WebApplication app)
    {
        var port = PortOf(app);
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = (_, cancellation) => ConnectAsync(port, cancellation),
        };
        if (server == Server.Http2OverTls)
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.GetCertHashString() == Certificate.Value.GetCertHashString();
        return new HttpClient(handler);
    }

    /// <summary>The port at which the app listens.</summary>
    public static int PortOf(WebApplication app) => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    private static async ValueTask<Stream> ConnectAsync(int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

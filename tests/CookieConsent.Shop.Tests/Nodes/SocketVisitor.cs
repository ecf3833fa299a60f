using System.Net.Sockets;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>A visitor who reaches a site through a socket: no port has to be free.</summary>
internal static class SocketVisitor
{
    public static Visitor At(string socket)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
                return new NetworkStream(connection, ownsSocket: true);
            },
        };
        var visitor = new Visitor(handler, new Uri("http://shop.example"));
        visitor.Headers["X-Forwarded-Proto"] = "https";
        return visitor;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A WebSocket's handshake carries cookies like any response, and the connection works behind it.</summary>
[Category("E05")]
[Category("E17")]
internal sealed class WebSocketTests
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";

    [Test]
    public async Task Over_http_1_the_handshake_is_filtered([Values] Visitor visitor)
    {
        await using var harness = await KestrelHarness.StartAsync(EchoSite);
        var cookie = visitor.Granted() is { } granted ? harness.ConsentCookie(granted) : "a=1";
        using var client = await harness.ConnectAsync();
        await using var stream = client.GetStream();
        string[] request = ["GET / HTTP/1.1", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: " + Key, "Cookie: " + cookie, "", ""];
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", request)));

        var head = await ReadHeadAsync(stream);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions());

        Assert.That(head[0], Does.Contain("101"));
        Assert.That(head, Has.Some.StartsWith("Sec-WebSocket-Accept: "));
        Assert.That(KestrelHarness.SetCookies(head).Select(line => SetCookieLine.Parse(line).Name), Is.EqualTo(visitor.Allowed()));
        Assert.That(await SayAsync(socket), Is.EqualTo("hello"));
    }

    [Test]
    public async Task Over_http_2_the_handshake_is_filtered([Values] Visitor visitor, [Values(Server.Http2, Server.Http2OverTls)] Server server)
    {
        await using var harness = await RequestHarness.StartAsync(EchoSite, server);
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.CollectHttpResponseDetails = true;
        if (harness.CookieOf(visitor) is { } cookie)
            socket.Options.SetRequestHeader("Cookie", cookie);

        await harness.ConnectAsync(socket);

        Assert.That(socket.HttpStatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(socket.HttpResponseHeaders!["Set-Cookie"].Select(line => SetCookieLine.Parse(line).Name), Is.EqualTo(visitor.Allowed()));
        Assert.That(await SayAsync(socket), Is.EqualTo("hello"));
    }

    private static Site EchoSite =>
        new()
        {
            After = app => app.UseWebSockets(),
            Handler = async context =>
            {
                context.Response.OnStarting(() =>
                {
                    foreach (var name in Writers.WrittenNames)
                        context.Response.Headers.Append("Set-Cookie", name + "=1");
                    return Task.CompletedTask;
                });
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                var buffer = new byte[100];
                var received = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, true, context.RequestAborted);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
            },
        };

    private static async Task<string> SayAsync(WebSocket socket)
    {
        await socket.SendAsync("hello"u8.ToArray().AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    /// <summary>Reads byte by byte, so that the first frame stays in the stream.</summary>
    private static async Task<string[]> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            head.Append((char)one[0]);
        return head.ToString().Split("\r\n");
    }
}

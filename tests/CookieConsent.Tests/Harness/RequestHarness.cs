using System.Net.Http.Headers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace CookieConsent.Tests.Harness;

/// <summary>A site on one of the servers, and requests to it.</summary>
internal sealed class RequestHarness : IAsyncDisposable
{
    public const string Host = "shop.example.com";
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly Server _server;

    private RequestHarness(Site site, WebApplication app, Server server)
    {
        Site = site;
        _app = app;
        _server = server;
        _client = server == Server.InMemory ? app.GetTestClient() : server.Client(app);
        _client.BaseAddress = new Uri($"{server.Scheme()}://{Host}");
    }

    public Site Site { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<RequestHarness> StartAsync(Site site, Server server = Server.InMemory)
    {
        var app = site.Build(builder =>
        {
            if (server == Server.InMemory)
                builder.WebHost.UseTestServer();
            else
                server.Listen(builder);
        });
        await app.StartAsync();
        return new(site, app, server);
    }

    /// <summary>One request to a fresh site: options, request, handler.</summary>
    public static async Task<Answer> RunAsync(Action<CookieConsentOptions>? options, Action<HttpRequestMessage>? request, RequestDelegate handler)
    {
        await using var harness = await StartAsync(new() { Options = options, Handler = handler });
        using var message = new HttpRequestMessage(HttpMethod.Get, "/");
        request?.Invoke(message);
        return await harness.SendAsync(message);
    }

    /// <summary>The consent cookie of a visitor, as it stands in a <c>Cookie</c> header.</summary>
    public string ConsentCookie(CookieCategories granted, string name = "consent", int daysAgo = 0) => $"{name}={Site.ConsentValue(Services, granted, daysAgo)}";

    /// <summary>The consent cookie of a visitor who granted categories without some of their services.</summary>
    public string ConsentCookieWithout(CookieCategories granted, params IEnumerable<string> refusedServices) => $"consent={Site.ConsentValue(Services, granted, 0, refusedServices)}";

    /// <summary>The consent cookie of a visitor who asks for the path; <see langword="null"/> for one who has not decided.</summary>
    public string? CookieOf(Visitor visitor, string path = "/") => visitor.Granted() is { } granted ? ConsentCookie(granted, NameFor(path)) : null;

    public Task<Answer> GetAsync(string path = "/", Visitor visitor = Visitor.Undecided, string? cookies = null, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var consent = CookieOf(visitor, path);
        return GetAsync(path, string.Join("; ", new[] { consent, cookies }.Where(text => text is not null)), headers);
    }

    public Task<Answer> GetAsync(string path, string cookies, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookies.Length > 0)
            message.Headers.TryAddWithoutValidation("Cookie", cookies);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(message);
    }

    /// <summary>Posts a choice as a form.</summary>
    public Task<Answer> ChooseAsync(string form, string cookies = "", params ReadOnlySpan<(string Name, string Value)> headers) =>
        PostAsync("/_cc", form, "application/x-www-form-urlencoded", cookies, headers);

    public Task<Answer> PostAsync(string path, string body, string? contentType, string cookies = "", params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body)) };
        message.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        if (cookies.Length > 0)
            message.Headers.TryAddWithoutValidation("Cookie", cookies);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(message);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage message, CancellationToken cancellation = default)
    {
        using (message)
        {
            message.Version = _server.Version();
            message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            using var response = await _client.SendAsync(message, cancellation);
            return await Answer.ReadAsync(response);
        }
    }

    /// <summary>A client of its own, for a response that is read bit by bit.</summary>
    public HttpClient NewClient()
    {
        var client = _server.Client(_app);
        client.BaseAddress = _client.BaseAddress;
        return client;
    }

    /// <summary>Opens a WebSocket.</summary>
    public Task ConnectAsync(ClientWebSocket socket) =>
        socket.ConnectAsync(new UriBuilder(_client.BaseAddress!) { Scheme = _server.Scheme() == "https" ? "wss" : "ws" }.Uri, _client, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private string NameFor(string path) => _server.Scheme() == "https" || path.StartsWith("https:", StringComparison.Ordinal) ? "__Host-consent" : "consent";
}

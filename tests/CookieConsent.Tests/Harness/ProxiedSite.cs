using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Proxy.Forwarding;

namespace CookieConsent.Tests.Harness;

/// <summary>The proxy of <c>samples/Proxy</c> on Kestrel in front of a site on another Kestrel.</summary>
internal sealed class ProxiedSite : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly Forwarder _forwarder;

    private ProxiedSite(WebApplication site, Forwarder forwarder, RequestHarness front)
    {
        _site = site;
        _forwarder = forwarder;
        Front = front;
    }

    /// <summary>What visitors reach.</summary>
    public RequestHarness Front { get; }

    public static async Task<ProxiedSite> StartAsync(RequestDelegate handler)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        Server.Http1.Listen(builder);
        var site = builder.Build();
        site.UseWebSockets();
        site.Run(handler);
        await site.StartAsync();

        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Upstream", $"http://127.0.0.1:{ServerExtensions.PortOf(site)}/")]).Build();
        var upstream = new Proxy.Upstream(settings, null!);
        await upstream.StartAsync(CancellationToken.None);
        var forwarder = new Forwarder(upstream);
        return new(site, forwarder, await RequestHarness.StartAsync(new() { Handler = forwarder.ForwardAsync }, Server.Http1));
    }

    /// <summary>Ends the site; the proxy goes on.</summary>
    public Task StopSiteAsync() => _site.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        _forwarder.Dispose();
        await _site.DisposeAsync();
    }
}

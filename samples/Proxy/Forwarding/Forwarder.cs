using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Proxy.Forwarding;

/// <summary>Passes a visitor's request on to the site, and its response back, both as they come.</summary>
internal sealed class Forwarder(Upstream upstream) : IDisposable
{
    // A cookie container would hand one visitor's cookies to the next; redirects and compression are between the site and the browser.
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        }
    );

    public async Task ForwardAsync(HttpContext context)
    {
        using var request = ForwardedRequest.From(context, upstream.Address);
        try
        {
            using var response = await _client.SendAsync(request, context.RequestAborted);
            if (response.StatusCode == HttpStatusCode.SwitchingProtocols && context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
                await Tunnel.OpenAsync(response, upgrade, context);
            else
                await ForwardedResponse.CopyAsync(response, context);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The visitor has gone.
        }
    }

    public void Dispose() => _client.Dispose();
}

using Microsoft.AspNetCore.Http.Features;

namespace Proxy.Forwarding;

/// <summary>A connection that is no HTTP any more, such as a web socket's: what one side says the other hears, until either is done.</summary>
internal static class Tunnel
{
    public static async Task OpenAsync(HttpResponseMessage response, IHttpUpgradeFeature upgrade, HttpContext context)
    {
        ForwardedResponse.CopyHead(response, context.Response);
        context.Response.Headers.Upgrade = response.Headers.Upgrade.ToString();
        await using var site = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        await using var visitor = await upgrade.UpgradeAsync();
        await Task.WhenAny(visitor.CopyToAsync(site, context.RequestAborted), site.CopyToAsync(visitor, context.RequestAborted));
    }
}

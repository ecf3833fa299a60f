using System.Collections.Concurrent;
using System.Net;
using CookieConsent.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>
/// A site behind the firewall whose page reaches for two vendors in every way that there is, past every tag helper: <c>stats.example.test</c> is a declared service,
/// <c>who.example.test</c> nobody knows. Each way asks for a path of its own.
/// </summary>
internal sealed class GuardedSite : IAsyncDisposable
{
    private const string Policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; object-src 'none'";

    // Each vendor has styles of its own: of two for one element the browser asks only for the last, where both have arrived when it paints.
    // Those that no browser asks for before it has read what names them stand in a style sheet or in a script.
    private const string Tags = """
        <script src="//HOST/script.js"></script>
        <script src="//HOST/module.js" type="module"></script>
        <link rel="stylesheet" href="//HOST/link.css">
        <link rel="preload" as="script" href="//HOST/preload.js">
        <link rel="modulepreload" href="//HOST/modulepreload.js">
        <img src="//HOST/image.gif" srcset="//HOST/srcset.gif 2x" alt="">
        <picture><source srcset="//HOST/source.gif"><img src="/none.gif" alt=""></picture>
        <iframe src="//HOST/frame.html" title="Frame"></iframe>
        <embed src="//HOST/embed.html"><object data="//HOST/object.html"></object>
        <video src="//HOST/video.mp4" poster="//HOST/poster.gif" preload="auto"></video>
        <audio src="//HOST/audio.mp3" preload="auto"></audio>
        <svg><image href="//HOST/svg.gif" width="9" height="9" /></svg>
        <input type="image" src="//HOST/input.gif" alt="Go">
        <style>
            @import "//HOST/import.css";
            @font-face { font-family: NAME; src: url("//HOST/font.woff2"); }
            #NAME { background-image: url("//HOST/background.gif"); font-family: NAME, serif; }
            #NAME::before { content: url("//HOST/content.gif"); }
        </style>
        <p id="NAME">Text</p>
        <script>
            const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
            add('script', { src: '//HOST/created.js' });
            add('iframe', { src: '//HOST/created.html' });
            new Image().src = '//HOST/new-image.gif';
            fetch('//HOST/fetch', { mode: 'no-cors' }).catch(() => {});
            navigator.sendBeacon('//HOST/beacon', 'x');
            const request = new XMLHttpRequest(); request.open('GET', '//HOST/request'); request.send();
            import('//HOST/dynamic.js').catch(() => {});
            new EventSource('//HOST/events');
            try { new WebSocket('ws://HOST/socket'); } catch { }
            new Worker(URL.createObjectURL(new Blob(["importScripts('http://HOST/worker-import.js')"]))).onerror = () => {};
        </script>
        """;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _asked = new();

    private GuardedSite(ConsentFirewallMode mode)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        ((IConfigurationBuilder)builder.Configuration).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CookieConsent:GrantsPerMinute"] = "0",
            ["CookieConsent:Firewall:Mode"] = mode.ToString(),
            ["CookieConsent:Firewall:Policy"] = Policy,
            ["CookieConsent:Services:stats:Category"] = "Analytics",
            ["CookieConsent:Services:stats:Purpose"] = "Counts visits.",
            ["CookieConsent:Services:stats:Hosts:0"] = "stats.example.test:*",
        });
        builder.Services.AddCookieConsent();
        _app = builder.Build();
        _app.MapWhen(context => context.Request.Host.Host.EndsWith(".example.test", StringComparison.Ordinal), vendors => vendors.Run(AnswerForVendorAsync));
        _app.UseCookieConsent();
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

    /// <summary>What vendors were asked for, as <c>host/path</c>.</summary>
    public IReadOnlyCollection<string> Asked => [.. _asked.Keys];

    public IReadOnlyList<ObservedHost> Observed => _app.Services.GetRequiredService<IThirdPartyInventory>().GetObservations();

    public static async Task<GuardedSite> StartAsync(ConsentFirewallMode mode)
    {
        var site = new GuardedSite(mode);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var port = context.Request.Host.Port;
        var helpers = await TagPage.WriteAsync(context, ("consent-banner", "client-api", ""), ("script", $"src=\"http://stats.example.test:{port}/held.js\"", ""));
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><title>Guarded</title><body><main><h1>Guarded</h1>{helpers}");
        foreach (var vendor in new[] { "stats.example.test", "who.example.test" })
            await context.Response.WriteAsync(Tags.Replace("HOST", $"{vendor}:{port}", StringComparison.Ordinal).Replace("NAME", vendor.Split('.')[0], StringComparison.Ordinal).Replace("const ", "var ", StringComparison.Ordinal));
        await context.Response.WriteAsync("</main>");
    }

    private async Task AnswerForVendorAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        _asked[context.Request.Host.Host + path] = true;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.ContentType = Path.GetExtension(path) switch
        {
            ".js" => "text/javascript",
            ".css" => "text/css",
            ".gif" => "image/gif",
            ".html" => "text/html",
            _ => "application/octet-stream",
        };
        await context.Response.WriteAsync("");
    }
}

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
/// A site whose page loads from vendors, which are other hosts for a browser: <c>stats.example.test</c>, <c>ads.example.test</c> and <c>video.example.test</c>. Their
/// scripts note in <c>window.ran</c> that they ran, and set cookies as vendors do.
/// </summary>
internal sealed class GatedSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatedSite(bool isCacheSafe, bool hasServiceChoice)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        ((IConfigurationBuilder)builder.Configuration).AddInMemoryCollection(Settings(isCacheSafe, hasServiceChoice));
        builder.Services.AddCookieConsent();
        _app = builder.Build();
        _app.MapWhen(context => context.Request.Host.Host.EndsWith(".example.test", StringComparison.Ordinal), vendors => vendors.Run(AnswerForVendorAsync));
        _app.UseCookieConsent();
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

    private int Port => new Uri(Address).Port;

    public static async Task<GatedSite> StartAsync(bool isCacheSafe = false, bool hasServiceChoice = false)
    {
        var site = new GatedSite(isCacheSafe, hasServiceChoice);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Dictionary<string, string?> Settings(bool isCacheSafe, bool hasServiceChoice) =>
        new()
        {
            ["CookieConsent:GrantsPerMinute"] = "0",
            ["CookieConsent:Banner:CacheSafe"] = isCacheSafe.ToString(),
            ["CookieConsent:Banner:ServiceChoice"] = hasServiceChoice.ToString(),
            ["CookieConsent:Services:stats:Category"] = "Analytics",
            ["CookieConsent:Services:stats:Purpose"] = "Counts visits.",
            ["CookieConsent:Services:stats:Hosts:0"] = "stats.example.test",
            ["CookieConsent:Services:stats:Cookies:0:Name"] = "st_*",
            ["CookieConsent:Services:ads:Category"] = "Advertisement",
            ["CookieConsent:Services:ads:Purpose"] = "Shows advertising.",
            ["CookieConsent:Services:ads:Hosts:0"] = "ads.example.test",
            ["CookieConsent:Services:film:Name"] = "Film House",
            ["CookieConsent:Services:film:Category"] = "Functionality",
            ["CookieConsent:Services:film:Purpose"] = "Plays video.",
            ["CookieConsent:Services:film:Hosts:0"] = "video.example.test",
        };

    private async Task AnswerAsync(HttpContext context)
    {
        var tags = await TagPage.WriteAsync(
            context,
            ("consent-banner", "client-api", ""),
            ("link", $"rel=\"preconnect\" href=\"http://ads.example.test:{Port}\"", ""),
            ("script", $"src=\"http://stats.example.test:{Port}/slow.js\"", ""),
            ("script", "consent=\"Analytics\"", "ran.push('inline after slow'); document.cookie = 'st_inline=1; path=/';"),
            ("script", $"src=\"http://stats.example.test:{Port}/module.js\" type=\"module\"", ""),
            ("script", $"src=\"http://ads.example.test:{Port}/ads.js\" async", ""),
            ("img", $"src=\"http://ads.example.test:{Port}/pixel.gif\" alt=\"\"", ""),
            ("iframe", $"src=\"http://video.example.test:{Port}/player\" width=\"400\" height=\"225\" title=\"A film\"", ""),
            ("consent-content", "for=\"Functionality, Analytics\"", "<p id=\"both\">Both</p><script>ran.push('both');</script>")
        );
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><title>Gated</title><script>var ran = [], mark = Math.random();</script><main><h1>Gated</h1>{tags}</main>");
    }

    private static async Task AnswerForVendorAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (path == "/player")
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<title>Film</title><p>Film</p>");
            return;
        }
        context.Response.ContentType = path.EndsWith(".gif", StringComparison.Ordinal) ? "image/gif" : "text/javascript";

        // Without order the inline script behind it would be the first.
        if (path == "/slow.js")
            await Task.Delay(150, context.RequestAborted);
        await context.Response.WriteAsync(path.EndsWith(".js", StringComparison.Ordinal) ? $"ran.push('{path[1..]}'); document.cookie = 'st_{path[1..^3]}=1; path=/';" : "");
    }
}

using CookieConsent.Shop.Tests.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>
/// A small site behind a cache. All but <c>/offer</c>, which asks for the decision, call themselves public: <c>/page</c> has banner and link, <c>/counted</c> sets a
/// cookie that needs consent, <c>/plain</c> is the same for everyone.
/// </summary>
internal sealed class CachedSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cached-");
    private readonly WebApplication _app;
    private LoadBalancer? _cache;

    private CachedSite(bool isCacheSafe)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(Socket));
        builder.Services.AddRouting();
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedProto);
        builder.Services.AddCookieConsent(options =>
        {
            options.Cookies[CookieCategories.Analytics] = ["visits"];
            options.Banner.CacheSafe = isCacheSafe;
        });
        _app = builder.Build();
        _app.UseForwardedHeaders();
        _app.UseCookieConsent();
        _app.MapGet("/page", context => WriteAsync(context, $"{context.GetConsentBanner()}<h1>Lamps</h1>{context.GetConsentSettingsLink(withdraw: true)}", isPublic: true));
        _app.MapGet("/plain", context => WriteAsync(context, "<h1>Lamps</h1>", isPublic: true));
        _app.MapGet("/counted", context =>
        {
            context.Response.Cookies.Append("visits", "1");
            return WriteAsync(context, "<h1>Counted</h1>", isPublic: true);
        });
        _app.MapGet("/offer", context => WriteAsync(context, $"<h1>{context.GetCookieConsent().Granted}</h1>", isPublic: false));
    }

    private string Socket => Path.Combine(_folder.FullName, "site.socket");

    public static async Task<CachedSite> StartAsync(bool isCacheSafe)
    {
        var site = new CachedSite(isCacheSafe);
        try
        {
            await site._app.StartAsync();
            site._cache = await LoadBalancer.StartAsync(site._folder.FullName, [site.Socket], isCaching: true);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public Visitor NewVisitor() => SocketVisitor.At(_cache!.Socket);

    public async ValueTask DisposeAsync()
    {
        _cache?.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Task WriteAsync(HttpContext context, string body, bool isPublic)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        if (isPublic)
            context.Response.Headers.CacheControl = "public, max-age=600";
        return context.Response.WriteAsync($"<!DOCTYPE html><title>Lamps</title>{body}");
    }
}

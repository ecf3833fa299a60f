using System.Net;
using System.Security.Cryptography.X509Certificates;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Browser.Tests.Frames;

/// <summary>A site for frames of others, on HTTPS, and two other sites with a frame each: what their path is, the frame shows.</summary>
internal sealed class FramedSite : IAsyncDisposable
{
    private const string Host = "shop.example.test";
    private static readonly string[] Others = ["portal.localhost", "news.localhost"];

    private readonly X509Certificate2 _certificate = TestCertificate.Create();
    private readonly WebApplication _app;

    private FramedSite()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        builder.Services.AddRouting();
        builder.Services.AddCookieConsent(options =>
        {
            options.Cookies[CookieCategories.Analytics] = ["visits"];
            options.ConsentCookie.SameSite = SameSiteMode.None;
        });
        _app = builder.Build();
        _app.MapWhen(context => Others.Contains(context.Request.Host.Host, StringComparer.Ordinal), others => others.Run(context => WriteAsync(context, $"<iframe src=\"{Address}{context.Request.Path}\" width=\"1000\" height=\"600\"></iframe>")));
        _app.UseCookieConsent();
        _app.MapGet("/", context => WriteAsync(context, $"{context.GetConsentBanner()}<output>{context.GetCookieConsent().Granted}</output>{context.GetConsentSettingsLink(withdraw: true)}"));
    }

    /// <summary>The site itself, without a slash at its end.</summary>
    public string Address => AddressOf(Host);

    /// <summary>A site of somebody else that has it in a frame.</summary>
    public string Portal => AddressOf(Others[0]);

    /// <summary>A site of a third.</summary>
    public string News => AddressOf(Others[1]);

    public static async Task<FramedSite> StartAsync()
    {
        var site = new FramedSite();
        await site._app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private string AddressOf(string host) => $"https://{host}:{new Uri(_app.Urls.Single()).Port}";

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><title>Site</title><body>{body}</body></html>");
    }
}

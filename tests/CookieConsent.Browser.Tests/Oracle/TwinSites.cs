using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>
/// Two sites on Kestrel that write the same <c>Set-Cookie</c> lines as they are: one with the library and one without. They share a host and so a
/// cookie jar, because a browser tells cookies apart by host and not by port.
/// </summary>
internal sealed class TwinSites : IAsyncDisposable
{
    // Every kind of path that a line names leads here or not: a cookie on another path is seen in the browser's store only.
    private const string PagePath = "/shop/deep/page";

    // In front of the header's text, so that a byte order mark in a name is not taken for the page's own.
    private const string Shown = "Cookie: ";

    private readonly ConcurrentDictionary<string, string[]> _lines = new();
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _filtered;
    private readonly WebApplication _plain;

    private TwinSites(IReadOnlyDictionary<string, string?> settings)
    {
        _certificate = TestCertificate.Create();
        _plain = Build();
        _plain.Run(AnswerAsync);
        _filtered = Build(builder =>
        {
            ((IConfigurationBuilder)builder.Configuration).AddInMemoryCollection(settings);
            builder.Services.AddCookieConsent();
        });
        _filtered.UseCookieConsent();
        _filtered.Run(AnswerAsync);
    }

    /// <summary>Starts both.</summary>
    public static async Task<TwinSites> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var sites = new TwinSites(settings);
        await sites._plain.StartAsync();
        await sites._filtered.StartAsync();
        return sites;
    }

    /// <summary>The address of the site with the library, without a slash at its end.</summary>
    public string Filtered(string scheme) => AddressOf(_filtered, scheme);

    /// <summary>The address of the site without it.</summary>
    public string Plain(string scheme) => AddressOf(_plain, scheme);

    /// <summary>The address of a page that sets these cookies and leads on, or shows the <c>Cookie</c> header that the browser sent.</summary>
    public string Page(string site, IEnumerable<string>? lines = null, string? next = null, string path = PagePath)
    {
        var address = new StringBuilder(site).Append(path).Append('?');
        if (lines is not null)
        {
            var key = Guid.NewGuid().ToString("N");
            _lines[key] = [.. lines];
            address.Append("set=").Append(key);
        }
        if (next is not null)
            address.Append("&next=").Append(Uri.EscapeDataString(next));
        return address.ToString();
    }

    /// <summary>The <c>Cookie</c> header that a page shows.</summary>
    public static async Task<string> ShownAsync(IResponse page) => (await page.TextAsync())[Shown.Length..];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _filtered.DisposeAsync();
        await _plain.DisposeAsync();
        _certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var response = context.Response;
        if (request.Query["set"].ToString() is { Length: > 0 } key)
            response.Headers.SetCookie = _lines[key];
        if (request.Query["next"].ToString() is { Length: > 0 } next)
        {
            response.Redirect(next);
            return Task.CompletedTask;
        }
        response.ContentType = request.Query["type"].ToString() is { Length: > 0 } type ? type : "text/plain; charset=utf-8";
        return response.WriteAsync(Shown + request.Headers.Cookie);
    }

    private WebApplication Build(Action<WebApplicationBuilder>? add = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            // A browser takes bytes where Kestrel by default takes ASCII only, and sends all of a full jar at once.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.UTF8;
            kestrel.Limits.MaxRequestHeadersTotalSize = 1 << 20;
            kestrel.Limits.MaxRequestHeaderCount = 2000;
            kestrel.Limits.Http2.MaxRequestHeaderFieldSize = 1 << 20;
            kestrel.Limits.MaxRequestLineSize = 1 << 16;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
        });
        builder.Services.AddRouting();
        add?.Invoke(builder);
        return builder.Build();
    }

    private static string AddressOf(WebApplication app, string scheme)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = new Uri(addresses.Single(address => address.StartsWith(scheme + ":", StringComparison.Ordinal)));
        return $"{scheme}://{Chromium.DeepHost}:{address.Port}";
    }
}

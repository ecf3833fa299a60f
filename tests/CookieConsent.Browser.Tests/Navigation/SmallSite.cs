using System.Collections.Concurrent;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Browser.Tests.Navigation;

/// <summary>Pages <c>/one</c>, <c>/two</c> and <c>/bare</c> that link to each other: the banner first in the body, not on the last, and a settings link at the end.</summary>
internal sealed class SmallSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _head;
    private readonly string _bodyAttributes;
    private readonly bool _hasClientApi;
    private readonly Task _rest;

    private SmallSite(WebApplication app, string head, string bodyAttributes, bool hasClientApi, Task rest)
    {
        _app = app;
        _head = head;
        _bodyAttributes = bodyAttributes;
        _hasClientApi = hasClientApi;
        _rest = rest;
    }

    /// <summary>Every request to the endpoints, as method and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The address without a slash at its end.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Starts a site.</summary>
    /// <param name="head">What every page has in its head.</param>
    /// <param name="bodyAttributes">Attributes of every page's body.</param>
    /// <param name="hasClientApi">Whether the banner asks for the client API.</param>
    /// <param name="settings">What is configured besides one service of each kind.</param>
    /// <param name="script">A file that the pages can load as <c>/script.js</c>.</param>
    /// <param name="rest">What each page waits for in the middle of its banner.</param>
    public static async Task<SmallSite> StartAsync(
        string head = "",
        string bodyAttributes = "",
        bool hasClientApi = false,
        Dictionary<string, string?>? settings = null,
        string? script = null,
        Task? rest = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(settings ?? [])
            {
                ["CookieConsent:Services:google-analytics:Name"] = "Google Analytics",
                ["CookieConsent:Services:meta-pixel:Name"] = "Meta Pixel",
                ["CookieConsent:Cookies:Functionality:0"] = "theme",
            }
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddCookieConsent();
        var app = builder.Build();
        var site = new SmallSite(app, head, bodyAttributes, hasClientApi, rest ?? Task.CompletedTask);
        app.Use(site.NoteAsync);
        app.UseCookieConsent();
        foreach (var name in new[] { "one", "two", "bare" })
            app.MapGet("/" + name, context => site.WriteAsync(context, name));
        app.MapGet("/script.js", () => Results.File(script!, "text/javascript"));
        await app.StartAsync();
        return site;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/_cc"))
            Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        return next(context);
    }

    private async Task WriteAsync(HttpContext context, string name)
    {
        var view = new ViewContext { HttpContext = context };
        var banner = name == "bare" ? "" : await RenderAsync(new ConsentBannerTagHelper { ViewContext = view, ClientApi = _hasClientApi });
        var link = await RenderAsync(new ConsentSettingsLinkTagHelper { ViewContext = view, Withdraw = true });
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{name}</title>{_head}</head>
            <body {_bodyAttributes}>{banner}<nav><a href="/one">one</a> <a href="/two">two</a> <a href="/bare">bare</a></nav><h1>{name}</h1><footer>{link}</footer></body></html>
            """;
        var middle = Math.Max(0, html.IndexOf("<button", StringComparison.Ordinal));
        await context.Response.WriteAsync(html[..middle]);
        await context.Response.Body.FlushAsync();
        await _rest;
        await context.Response.WriteAsync(html[middle..]);
    }

    private static async Task<string> RenderAsync(TagHelper helper)
    {
        var output = new TagHelperOutput("consent", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new([], new Dictionary<object, object>(), "id"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }
}

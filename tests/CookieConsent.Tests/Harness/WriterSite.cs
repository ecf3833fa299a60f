using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CookieConsent.Tests.Harness;

/// <summary>A site whose path <c>/{writer}/{ending}</c> picks a way to write cookies and an ending: a status, or how else the response comes to its end.</summary>
internal static class WriterSite
{
    public const string Scheme = "Members";
    public static readonly object KeptInFront = new();
    public static readonly object KeptFirst = new();

    public static readonly string[] Endings = ["200", "204", "301", "302", "304", "400", "401", "404", "500", "throw", "stream", "start"];

    public static Site Create(Upstream upstream, Action<CookieConsentBuilder>? consent = null) =>
        new()
        {
            Host = builder =>
            {
                builder.Services.AddSingleton(upstream).AddDistributedMemoryCache().AddSession().AddControllersWithViews();
                builder.Services.AddAuthentication(Scheme).AddCookie(Scheme);
                builder.Services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, ContextFactory>());
                builder.Services.AddSingleton<IStartupFilter, Filter>();
            },
            Consent = consent,
            Before = app =>
            {
                app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerErrorAsync });
                app.Use(next => context => WriteInFrontAsync(context, next));
            },
            After = app =>
            {
                app.UseSession();
                app.Use(async (context, next) =>
                {
                    await WriteAsync(context, WriterPlace.BehindTheLine);
                    await next(context);
                });
            },
            Handler = AnswerAsync,
        };

    private static async Task WriteInFrontAsync(HttpContext context, RequestDelegate next)
    {
        context.Items[KeptInFront] = context.Response.Cookies;
        await WriteAsync(context, WriterPlace.InFrontOfTheLine);
        await next(context);
        if (!context.Response.HasStarted)
            await WriteAsync(context, WriterPlace.OnTheWayBack);
    }

    private static Task WriteAsync(HttpContext context, WriterPlace place) => WriterOf(context.Request.Path) is { } writer && writer.Place == place ? writer.Write(context) : Task.CompletedTask;

    private static Writer? WriterOf(string? path) => Writers.All.GetValueOrDefault(path!.Split('/')[1]) ?? Writers.Deletions.GetValueOrDefault(path.Split('/')[1]);

    private static async Task AnswerAsync(HttpContext context)
    {
        await WriteAsync(context, WriterPlace.Page);
        var ending = context.Request.Path.Value!.Split('/')[2];
        switch (ending)
        {
            case "throw":
                throw new InvalidOperationException("The page is broken.");
            case "stream":
                await context.Response.WriteAsync("first ");
                await context.Response.Body.FlushAsync();
                await context.Response.WriteAsync("second");
                break;
            case "start":
                await context.Response.StartAsync();
                break;
            case "upgrade":
                await using (await context.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync()) { }
                break;
            default:
                context.Response.StatusCode = int.Parse(ending, System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
    }

    /// <summary>The error page sets cookies again: the handler has cleared the headers of the broken page, but not its callbacks.</summary>
    private static async Task AnswerErrorAsync(HttpContext context)
    {
        await WriterOf(context.Features.Get<IExceptionHandlerPathFeature>()!.Path)!.WriteOnErrorPage(context);
        await context.Response.WriteAsync("sorry");
    }

    /// <summary>Keeps the cookies of a request before anything else can look at it.</summary>
    private sealed class ContextFactory(IServiceProvider services) : IHttpContextFactory
    {
        private readonly DefaultHttpContextFactory _inner = new(services);

        public HttpContext Create(IFeatureCollection featureCollection)
        {
            var context = _inner.Create(featureCollection);
            context.Items[KeptFirst] = context.Response.Cookies;
            return context;
        }

        public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(async (context, following) =>
                {
                    await WriteAsync(context, WriterPlace.StartupFilter);
                    await following(context);
                });
                next(app);
            };
    }
}

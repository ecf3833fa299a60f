using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Tests.Harness;

/// <summary>Every way in which an app can write a cookie, each writing all five of the vocabulary. A path <c>/{writer}/{status}</c> picks one.</summary>
internal static class Writers
{
    private static readonly string[] Names = [Vocabulary.Necessary, .. Vocabulary.Optional, Vocabulary.Unknown];
    private static readonly object KeptCookies = new();

    private static readonly Dictionary<string, Action<HttpContext>> All = new()
    {
        ["append"] = context => Array.ForEach(Names, name => context.Response.Cookies.Append(name, "1")),
        ["append-with-options"] = context => Array.ForEach(Names, name => context.Response.Cookies.Append(name, "1", new CookieOptions { Path = "/", HttpOnly = true })),
        ["append-span"] = context => context.Response.Cookies.Append([.. Names.Select(name => new KeyValuePair<string, string>(name, "1"))], new CookieOptions()),
        ["raw-append"] = context => Array.ForEach(Names, name => context.Response.Headers.Append("Set-Cookie", name + "=1")),
        ["raw-assign"] = context => context.Response.Headers.SetCookie = new StringValues([.. Names.Select(name => name + "=1; Path=/")]),
        ["raw-lower-case"] = context => context.Response.Headers["set-cookie"] = new StringValues([.. Names.Select(name => name + "=1")]),
        ["on-starting"] = context => context.Response.OnStarting(() => AppendRaw(context)),
        ["on-starting-in-front"] = static _ => { },
        ["kept-cookies"] = context => Array.ForEach(Names, name => ((IResponseCookies)context.Items[KeptCookies]!).Append(name, "1")),
        ["own-feature"] = context => Array.ForEach(Names, name => new ResponseCookiesFeature(context.Features).Cookies.Append(name, "1")),
    };

    public static IEnumerable<string> Kinds => All.Keys;

    /// <summary>A site whose paths write cookies.</summary>
    public static Site Site =>
        new()
        {
            Before = app =>
            {
                app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerErrorAsync });
                app.Use(next => context =>
                {
                    context.Items[KeptCookies] = context.Response.Cookies;
                    if (context.Request.Path.StartsWithSegments("/on-starting-in-front"))
                        context.Response.OnStarting(() => AppendRaw(context));
                    return next(context);
                });
            },
            Handler = AnswerAsync,
        };

    private static async Task AnswerAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        All[parts[1]](context);
        switch (parts[2])
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
                context.Response.StatusCode = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
    }

    /// <summary>The error page sets cookies again: the handler has cleared the headers of the broken page, but not its callbacks.</summary>
    private static Task AnswerErrorAsync(HttpContext context)
    {
        var writer = context.Features.Get<IExceptionHandlerPathFeature>()!.Path.Split('/')[1];
        if (writer != "on-starting")
            All[writer](context);
        return context.Response.WriteAsync("sorry");
    }

    private static Task AppendRaw(HttpContext context)
    {
        Array.ForEach(Names, name => context.Response.Headers.Append("Set-Cookie", name + "=1"));
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Tests.Harness;

/// <summary>Every way in which an app can write a cookie, each writing all five of the vocabulary.</summary>
internal static partial class Writers
{
    private static readonly string[] Names = [Vocabulary.Necessary, .. Vocabulary.Optional, Vocabulary.Unknown];

    /// <summary>The ways, by the name that stands in the path of <see cref="WriterSite"/>.</summary>
    public static readonly IReadOnlyDictionary<string, Writer> All = new Dictionary<string, Writer>
    {
        ["append"] = Cookies((cookies, name) => cookies.Append(name, "1")),
        ["append-with-options"] = Cookies((cookies, name) => cookies.Append(name, "1", new CookieOptions { Path = "/", HttpOnly = true })),
        ["append-span"] = Page(context => context.Response.Cookies.Append([.. Names.Select(name => new KeyValuePair<string, string>(name, "1"))], new CookieOptions())),
        ["cookies-of-an-older-feature"] = Page(context => AppendAll(new ResponseCookiesFeature(context.Features).Cookies)),
        ["cookies-kept-in-front-of-the-line"] = Page(context => AppendAll((IResponseCookies)context.Items[WriterSite.KeptInFront]!)),
        ["cookies-kept-before-everything"] = Page(context => AppendAll((IResponseCookies)context.Items[WriterSite.KeptFirst]!)),
        ["raw-append"] = Page(AppendRaw),
        ["raw-property"] = Page(context => context.Response.Headers.SetCookie = Lines("=1; Path=/")),
        ["raw-indexer"] = Page(context => context.Response.Headers["set-cookie"] = Lines("=1")),
        ["raw-values-joined"] = Page(context => context.Response.Headers.SetCookie = StringValues.Concat(Lines("=1"), StringValues.Empty)),
        ["raw-of-the-feature"] = Page(context => context.Features.Get<IHttpResponseFeature>()!.Headers.SetCookie = Lines("=1")),
        ["raw-typed"] = Page(context => context.Response.GetTypedHeaders().SetCookie = [.. Names.Select(name => new SetCookieHeaderValue(name, "1"))]),
        ["on-starting"] = Callback(AppendRaw),
        ["on-starting-by-cookies"] = Callback(context => AppendAll(context.Response.Cookies)),
        ["on-starting-by-on-starting"] = Callback(context => context.Response.OnStarting(() => Done(AppendRaw, context))) with { IsLostInMemory = true },
        ["on-starting-in-front"] = Callback(AppendRaw) with { Place = WriterPlace.InFrontOfTheLine },
        ["on-starting-behind"] = Callback(AppendRaw) with { Place = WriterPlace.BehindTheLine },
        ["on-starting-in-a-filter"] = Callback(AppendRaw) with { Place = WriterPlace.StartupFilter },
        ["middleware-in-front"] = Page(AppendRaw) with { Place = WriterPlace.InFrontOfTheLine },
        ["middleware-on-the-way-back"] = Page(AppendRaw) with { Place = WriterPlace.OnTheWayBack },
        ["middleware-behind"] = Page(context => AppendAll(context.Response.Cookies)) with { Place = WriterPlace.BehindTheLine },
        ["startup-filter"] = Page(AppendRaw) with { Place = WriterPlace.StartupFilter },
        ["proxied"] = new(Upstream.CopyAsync),
        ["session"] = Framework(WriteSession, ".AspNetCore.Session") with { WriteOnErrorPage = context => Done(AppendRaw, context) },
        ["temp-data"] = Framework(WriteTempData, ".AspNetCore.Mvc.CookieTempDataProvider"),
        ["sign-in-in-parts"] = new(SignInAsync) { Own = [".AspNetCore.Members", ".AspNetCore.MembersC1", ".AspNetCore.MembersC2"] },

        // It remembers that its cookie is written, which the error page then takes away.
        ["antiforgery"] = Framework(WriteAntiforgery, ".AspNetCore.Antiforgery.") with { IsOwnOnErrorPage = false },
    };

    public static IEnumerable<string> Kinds => All.Keys;

    private static Writer Page(Action<HttpContext> write) => new(context => Done(write, context));

    private static Writer Cookies(Action<IResponseCookies, string> append) => Page(context => Array.ForEach(Names, name => append(context.Response.Cookies, name)));

    private static Writer Callback(Action<HttpContext> write) =>
        Page(context => context.Response.OnStarting(() => Done(write, context))) with { WriteOnErrorPage = static _ => Task.CompletedTask };

    private static void AppendAll(IResponseCookies cookies) => Array.ForEach(Names, name => cookies.Append(name, "1"));

    private static void AppendRaw(HttpContext context) => Array.ForEach(Names, name => context.Response.Headers.Append("Set-Cookie", name + "=1"));

    private static StringValues Lines(string rest) => new([.. Names.Select(name => name + rest)]);

    private static Task Done(Action<HttpContext> write, HttpContext context)
    {
        write(context);
        return Task.CompletedTask;
    }
}

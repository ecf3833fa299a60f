namespace CookieConsent.Tests.Harness;

/// <summary>Every way in which an app can delete a cookie, each deleting all five of the vocabulary.</summary>
internal static partial class Writers
{
    /// <summary>The ways, by the name that stands in the path of <see cref="WriterSite"/>.</summary>
    public static readonly IReadOnlyDictionary<string, Writer> Deletions = new Dictionary<string, Writer>
    {
        ["delete"] = Cookies((cookies, name) => cookies.Delete(name)),
        ["delete-with-options"] = Cookies((cookies, name) => cookies.Delete(name, new CookieOptions { Path = "/shop", Domain = "example.com" })),
        ["delete-by-age"] = Cookies((cookies, name) => cookies.Append(name, "", new CookieOptions { MaxAge = TimeSpan.Zero })),
        ["delete-raw"] = Page(context => context.Response.Headers.SetCookie = Lines("=tracked; Max-Age=0")),
        ["delete-raw-by-date"] = Page(context => context.Response.Headers.SetCookie = Lines("=tracked; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/")),
        ["delete-on-starting"] = Callback(context => context.Response.Headers.SetCookie = Lines("=tracked; Max-Age=-1")),
    };

    public static IEnumerable<string> DeletionKinds => Deletions.Keys;

    /// <summary>The names that every way writes, in order.</summary>
    public static IReadOnlyList<string> WrittenNames => Names;
}

using Microsoft.AspNetCore.Http;

namespace CookieConsent.Benchmarks;

/// <summary>What a visitor sends and what the app answers.</summary>
/// <param name="Name">The scenario as the table names it.</param>
/// <param name="App">The app behind the line.</param>
/// <param name="Consent">The visitor's answer; <see langword="null"/> for a visitor who has not answered.</param>
/// <param name="Cookies">The other cookies that the visitor's browser sends.</param>
/// <param name="Budget">The most that it may cost.</param>
internal sealed record Scenario(string Name, RequestDelegate App, CookieCategories? Consent, string? Cookies, Budget Budget)
{
    private const string TenCookies =
        "_ga=GA1.1.1043312711.1731752331; _ga_8XW2M4QZT1=GS1.1.1731752331.1.1.1731752360.0.0.0; _gid=GA1.1.88123456.1731752331; "
        + "hubspotutk=5f3c1f2b6a0c4e7d9b8a; __hstc=181257784.5f3c1f2b6a0c; _fbp=fb.0.1731752331000.1098115397; ab_test=b; "
        + ".AspNetCore.Session=CfDJ8N3cYpJ0aU1Nl2v; basket=2; ui_theme=dark";

    private const string TenCookiesFiveTrackers =
        "_ga=GA1.1.1043312711.1731752331; _gid=GA1.1.88123456.1731752331; hubspotutk=5f3c1f2b6a0c4e7d9b8a; __hstc=181257784.5f3c1f2b6a0c; _fbp=fb.0.1731752331000.1098115397; "
        + ".AspNetCore.Session=CfDJ8N3cYpJ0aU1Nl2v; basket=2; csrf_seen=1; XSRF-TOKEN=abcdefghijkl; tab=3";

    private const string TenHarmlessCookies =
        ".AspNetCore.Session=CfDJ8N3cYpJ0aU1Nl2v; .AspNetCore.Cookies=CfDJ8N3cYpJ0aU1Nl2v1731752331; .AspNetCore.Antiforgery.9TtSrW0hzOs=CfDJ8N3cYpJ0; basket=2; csrf_seen=1; "
        + "XSRF-TOKEN=abcdefghijkl; tab=3; list_order=price; last_seen=1731752331000; device=5f3c1f2b6a0c4e7d9b8a";

    /// <summary>How many cookies the browser of the last two scenarios sends.</summary>
    public const int CookiesOfMany = 300;

    private static readonly CookieOptions Lasting = new() { MaxAge = TimeSpan.FromDays(30), Path = "/" };
    private static readonly CookieOptions Essential = new() { Path = "/", IsEssential = true };

    public static readonly Scenario[] All =
    [
        new("no cookies", static _ => Task.CompletedTask, null, null, new(Time: 1.0, Bytes: 1.0)),
        new("everything granted, 10 request cookies, none set", static _ => Task.CompletedTask, CookieCategories.All, TenCookies, new(Time: 1.75, Bytes: 1.0)),
        new("3 allowed cookies set", SetThreeAllowed, CookieCategories.All, TenCookies, new(Time: 0.2, Bytes: 0.05)),
        new("3 refused cookies and 1 necessary set", SetThreeRefusedAndOneNecessary, CookieCategories.None, TenHarmlessCookies, new(TotalTime: 1.05)),
        new("refused, 5 trackers among 10 request cookies", static _ => Task.CompletedTask, CookieCategories.None, TenCookiesFiveTrackers, new(Time: 10)),
        new("300 request cookies (16 KB), nothing to hide", static _ => Task.CompletedTask, CookieCategories.All, ManyCookies(hidden: 0), new(NanosecondsPerCookie: 25)),
        new("300 request cookies (16 KB), 30 to hide", static _ => Task.CompletedTask, CookieCategories.None, ManyCookies(hidden: 30), new(NanosecondsPerCookie: 60)),
    ];

    public static Scenario Named(string name) => All.Single(scenario => scenario.Name == name);

    public override string ToString() => Name;

    private static Task SetThreeAllowed(HttpContext context)
    {
        context.Response.Cookies.Append("_ga", "GA1.1.1043312711.1731752331", Lasting);
        context.Response.Cookies.Append("ui_theme", "dark", Lasting);
        context.Response.Cookies.Append("_fbp", "fb.0.1731752331000.1098115397", Lasting);
        return Task.CompletedTask;
    }

    private static Task SetThreeRefusedAndOneNecessary(HttpContext context)
    {
        context.Response.Cookies.Append("_ga", "GA1.1.1043312711.1731752331", Lasting);
        context.Response.Cookies.Append("ui_theme", "dark", Lasting);
        context.Response.Cookies.Append("basket", "2", Essential);
        context.Response.Cookies.Append("_fbp", "fb.0.1731752331000.1098115397", Lasting);
        return Task.CompletedTask;
    }

    /// <summary>300 cookies of 54 characters with their separator; those to hide are spread evenly.</summary>
    private static string ManyCookies(int hidden)
    {
        string[] stems = ["cart_line", "filter", "viewed", "order_step", "message", "wishlist", "language", "notice", "table_width", "draft"];
        return string.Join("; ", Enumerable.Range(0, CookiesOfMany).Select(i => NameOf(i).PadRight(16, 'x') + "=" + new string('v', 35)));

        string NameOf(int i) => hidden > 0 && i % (CookiesOfMany / hidden) == 0 ? $"_ga_{i:X10}" : $"{stems[i % stems.Length]}_{i}_";
    }
}

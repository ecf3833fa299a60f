namespace Shop.Tracking;

/// <summary>
/// The visitor (<c>_ga</c>) through <c>Response.Cookies</c>, the visit (<c>_ga_SHOP1234</c>) as a header line, because it must not be escaped.
/// </summary>
internal static class GoogleAnalytics
{
    private const int TwoYears = 2 * 365;

    public static void Track(HttpContext context, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var visitor = context.Request.Cookies["_ga"] ?? $"GA1.1.{Random.Shared.Next(100_000_000, int.MaxValue)}.{seconds}";
        context.Response.Cookies.Append("_ga", visitor, new CookieOptions { Path = "/", Expires = now.AddDays(TwoYears) });
        CookieLine.Append(context.Response, "_ga_SHOP1234", $"GS2.1.s{seconds}$o1$g0$t{seconds}$j60$l0$h0", now.AddDays(TwoYears));
    }
}

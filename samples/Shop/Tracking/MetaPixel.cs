namespace Shop.Tracking;

/// <summary><c>_fbp</c>, through <c>Response.Cookies</c> when the response starts.</summary>
internal static class MetaPixel
{
    public static void Track(HttpContext context, DateTimeOffset now)
    {
        var browser = context.Request.Cookies["_fbp"] ?? $"fb.1.{now.ToUnixTimeMilliseconds()}.{Random.Shared.NextInt64(100_000_000_000_000_000)}";
        context.Response.OnStarting(() =>
        {
            context.Response.Cookies.Append("_fbp", browser, new CookieOptions { Expires = now.AddDays(90), SameSite = SameSiteMode.Lax });
            return Task.CompletedTask;
        });
    }
}

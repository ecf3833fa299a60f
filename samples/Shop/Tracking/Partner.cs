namespace Shop.Tracking;

/// <summary><c>zz_partner</c>: somebody added it, nobody remembers what for, and no configuration classifies it.</summary>
internal static class Partner
{
    public static void Track(HttpContext context) =>
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Append("Set-Cookie", $"zz_partner={Guid.NewGuid():N}; Max-Age=31536000; path=/");
            return Task.CompletedTask;
        });
}

namespace Shop.Tracking;

/// <summary><c>zz_partner</c>: somebody added it, nobody remembers what for, and no configuration classifies it.</summary>
internal static class Partner
{
    public static void Track(HttpContext context) =>
        context.Response.OnStarting(() =>
        {
#pragma warning disable COOKIE002 // Written as nobody should, to be seen stopped.
            context.Response.Headers.Append("Set-Cookie", $"zz_partner={Guid.NewGuid():N}; Max-Age=31536000; path=/");
#pragma warning restore COOKIE002
            return Task.CompletedTask;
        });
}

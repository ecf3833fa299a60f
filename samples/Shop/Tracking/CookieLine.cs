namespace Shop.Tracking;

/// <summary>Writes a <c>Set-Cookie</c> line past <c>Response.Cookies</c>, as foreign code does.</summary>
internal static class CookieLine
{
#pragma warning disable COOKIE002 // Written as nobody should, to be seen stopped.
    public static void Append(HttpResponse response, string name, string value, DateTimeOffset expires) =>
        response.Headers.Append("Set-Cookie", $"{name}={value}; Path=/; Expires={expires:R}; SameSite=Lax");
#pragma warning restore COOKIE002
}

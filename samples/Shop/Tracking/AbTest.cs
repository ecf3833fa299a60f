namespace Shop.Tracking;

/// <summary>Which version of the start page this visitor sees: the cookie <c>ab_test</c> says A or B.</summary>
internal static class AbTest
{
    private const string CookieName = "ab_test";

    public static void Track(HttpContext context, DateTimeOffset now)
    {
        var variant = context.Request.Cookies[CookieName] ?? (Random.Shared.Next(2) == 0 ? "A" : "B");
        context.Items[typeof(AbTest)] = variant;
        context.Response.Cookies.Append(CookieName, variant, new CookieOptions { Expires = now.AddDays(30), SameSite = SameSiteMode.Lax });
    }

    /// <summary>Whether this page view is one of version B.</summary>
    public static bool IsVersionB(HttpContext context) => context.Items[typeof(AbTest)] is "B";
}

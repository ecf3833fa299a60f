using System.Globalization;

namespace Shop.Products;

/// <summary>Remembers the lamps a visitor looked at, in one cookie for each: <c>recent_3</c> holds when.</summary>
internal static class RecentlyViewed
{
    private const string Prefix = "recent_";

    public static void Remember(HttpContext context, Product product, DateTimeOffset now) =>
        context.Response.Cookies.Append(
            Prefix + product.Id.ToString(CultureInfo.InvariantCulture),
            now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            new CookieOptions { Expires = now.AddDays(30), SameSite = SameSiteMode.Lax, HttpOnly = true }
        );

    /// <summary>The lamps of the cookies that the app can see, the latest first.</summary>
    public static IReadOnlyList<Product> Read(HttpRequest request) =>
        [
            .. request
                .Cookies.Where(cookie => cookie.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .OrderByDescending(cookie => cookie.Value, StringComparer.Ordinal)
                .Select(cookie => int.TryParse(cookie.Key.AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var id) ? Lamps.Find(id) : null)
                .OfType<Product>(),
        ];
}

using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Shop.Tracking;

/// <summary>
/// Remembers the language: in the shop's own cookie on every page view, in the framework's when the visitor chose one in the menu. Where neither is
/// granted, the choice holds for the page whose address carries it.
/// </summary>
internal static class LanguageMemory
{
    public static void Track(HttpContext context, DateTimeOffset now)
    {
        var culture = CultureInfo.CurrentUICulture;
        var options = new CookieOptions { Expires = now.AddDays(365), SameSite = SameSiteMode.Lax };
        context.Response.Cookies.Append(Languages.CookieName, culture.Name, options);
        if (context.Request.Query.ContainsKey("culture"))
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, options);
        }
    }
}

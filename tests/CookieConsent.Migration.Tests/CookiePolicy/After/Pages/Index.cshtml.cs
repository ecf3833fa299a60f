using System.Globalization;
using CookieConsent;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Website.Pages;

public class IndexModel : PageModel
{
    public string Theme { get; private set; } = "light";

    public void OnGet(string? theme)
    {
        if (theme is "dark" or "light")
            Response.Cookies.Append("theme", theme, new CookieOptions { MaxAge = TimeSpan.FromDays(365) });
        Theme = theme ?? Request.Cookies["theme"] ?? "light";

        if (HttpContext.GetCookieConsent().IsGranted(CookieCategories.Analytics))
        {
            _ = int.TryParse(Request.Cookies["visits"], CultureInfo.InvariantCulture, out var visits);
            Response.Cookies.Append("visits", (visits + 1).ToString(CultureInfo.InvariantCulture), new CookieOptions { MaxAge = TimeSpan.FromDays(90) });
        }
    }
}

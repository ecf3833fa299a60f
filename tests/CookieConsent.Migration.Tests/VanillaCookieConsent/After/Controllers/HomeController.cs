using CookieConsent;
using Microsoft.AspNetCore.Mvc;

namespace Website.Controllers;

public class HomeController : Controller
{
    public IActionResult Index()
    {
        // Which of two front pages this visitor tries out.
        var variant = Request.Cookies["ab_variant"] ?? (Random.Shared.Next(2) == 0 ? "a" : "b");
        Response.Cookies.Append("ab_variant", variant, new CookieOptions { MaxAge = TimeSpan.FromDays(30) });
        return View(model: variant);
    }

    public IActionResult Product(int id)
    {
        if (HttpContext.GetCookieConsent().IsGranted(CookieCategories.Advertisement))
            Response.Cookies.Append("viewed", $"{id}", new CookieOptions { MaxAge = TimeSpan.FromDays(30) });
        return View(model: id);
    }
}

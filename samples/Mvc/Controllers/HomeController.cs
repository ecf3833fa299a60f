using Microsoft.AspNetCore.Mvc;
using Mvc.Models;

namespace Mvc.Controllers;

[TrackVisits]
public sealed class HomeController : Controller
{
    public IActionResult Index() => View(Article.All);

    public IActionResult Privacy() => View();
}

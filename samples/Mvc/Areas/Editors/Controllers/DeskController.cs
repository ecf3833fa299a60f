using Microsoft.AspNetCore.Mvc;
using Mvc.Models;

namespace Mvc.Areas.Editors.Controllers;

[Area("Editors")]
[TrackVisits]
public sealed class DeskController : Controller
{
    public IActionResult Index() => View(Article.All);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Mvc.Models;

namespace Mvc.Controllers;

[OutputCache(PolicyName = "articles")]
public sealed class ArticlesController : Controller
{
    [HttpGet("articles/{id:int}")]
    public IActionResult Read(int id) => Article.All.FirstOrDefault(article => article.Id == id) is { } article ? View(article) : NotFound();
}

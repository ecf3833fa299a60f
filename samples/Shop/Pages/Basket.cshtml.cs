using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Products;

namespace Shop.Pages;

public sealed class BasketModel : PageModel
{
    public IReadOnlyList<BasketLine> Lines { get; private set; } = [];

    public void OnGet()
    {
        var counts = Basket.Read(HttpContext.Session);
        Lines = [.. Lamps.All.Where(product => counts.ContainsKey(product.Id)).Select(product => new BasketLine(product, counts[product.Id]))];
    }

    public IActionResult OnPostAdd(int id) => Change(id, Basket.Add, "added to basket");

    public IActionResult OnPostRemove(int id) => Change(id, Basket.Remove, "removed from basket");

    private IActionResult Change(int id, Action<ISession, Product> change, string done)
    {
        if (Lamps.Find(id) is not { } product)
            return NotFound();
        change(HttpContext.Session, product);
        TempData["Message"] = $"{product.Name} {done}.";
        return RedirectToPage();
    }

    public sealed record BasketLine(Product Product, int Count);
}

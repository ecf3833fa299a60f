using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Products;

namespace Shop.Pages;

public sealed class ProductModel(TimeProvider time) : PageModel
{
    public Product Product { get; private set; } = null!;

    public IActionResult OnGet(int id)
    {
        if (Lamps.Find(id) is not { } product)
            return NotFound();
        Product = product;
        RecentlyViewed.Remember(HttpContext, product, time.GetUtcNow());
        return Page();
    }
}

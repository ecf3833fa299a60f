using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Shop.Pages;

public sealed class LogoutModel : PageModel
{
    [TempData]
    public string? Message { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        Message = "You are signed out.";
        return RedirectToPage("/Index");
    }
}

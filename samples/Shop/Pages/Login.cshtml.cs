using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Shop.Pages;

public sealed class LoginModel : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!DemoUser.Is(Name, Password))
        {
            ModelState.AddModelError("", "The name or the password is wrong.");
            return Page();
        }
        await HttpContext.SignInAsync(DemoUser.Principal);
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage("/Account");
    }
}

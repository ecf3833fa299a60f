using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Shop;

/// <summary>The one customer of this shop; the sign-in page tells everyone the password.</summary>
internal static class DemoUser
{
    public const string Name = "kari";
    public const string Password = "midnight-sun";

    public static bool Is(string? name, string? password) => name == Name && password == Password;

    public static ClaimsPrincipal Principal => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, Name)], CookieAuthenticationDefaults.AuthenticationScheme));
}

// Static pages with enhanced navigation, and an interactive one that follows the visitor's choice. The banner and Google's tag stand in Components/App.razor,
// the settings link in Components/Layout/MainLayout.razor, films in Components/Pages/Home.razor and Lamps.razor, the live state in Live.razor beside them, and
// what the site uses in appsettings.json.
using Blazor.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent().AddCascadingConsentState();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

// A name that is the same on every computer. Under any name it is necessary.
builder.Services.AddAntiforgery(options => options.Cookie.Name = "antiforgery");

// The script of Blazor, also where the app is started from its build.
builder.WebHost.UseStaticWebAssets();

var app = builder.Build();
app.UseCookieConsent();

// What snippets do on a real site, on every page and without a question. Only what the visitor has accepted reaches the browser.
app.Use((context, next) =>
{
    if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
    {
        var cookies = context.Response.Cookies;
        cookies.Append("visit", "1", new() { IsEssential = true });
        cookies.Append("theme", "light");
        cookies.Append("_ga", "GA1.1.1234567890.1700000000");
        cookies.Append("_fbp", "fb.1.1700000000000.1234567890");
    }
    return next(context);
});
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.Run();

// The smallest site: two lines here, two tags in Pages/_Layout.cshtml, and what the site uses in appsettings.json.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent();
builder.Services.AddRazorPages();

var app = builder.Build();
app.UseCookieConsent();
app.UseStaticFiles();

// What snippets do on a real site, on every page and without a question. Only what the visitor has accepted reaches the browser.
app.Use((context, next) =>
{
    var cookies = context.Response.Cookies;
    cookies.Append("visit", "1", new() { IsEssential = true });
    cookies.Append("theme", "summer");
    cookies.Append("_ga", "GA1.1.1234567890.1700000000");
    cookies.Append("_fbp", "fb.1.1700000000000.1234567890");
    return next(context);
});
app.MapRazorPages();
app.Run();

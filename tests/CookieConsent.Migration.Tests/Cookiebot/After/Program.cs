using CookieConsent;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent();
builder.Services.AddRazorPages();

var app = builder.Build();
app.UseCookieConsent();
app.UseStaticFiles();

// For a year after the change: Cookiebot's cookie means nothing any more.
app.Use((context, next) =>
{
    if (context.Request.Cookies.ContainsKey("CookieConsent"))
        context.Response.Cookies.Delete("CookieConsent");
    return next(context);
});

// How many different visitors there are.
app.Use((context, next) =>
{
    if (!context.Request.Cookies.ContainsKey("visitor"))
        context.Response.Cookies.Append("visitor", Guid.NewGuid().ToString("N"), new CookieOptions { MaxAge = TimeSpan.FromDays(400) });
    return next(context);
});

app.MapGet("/recommendations", (HttpContext context) =>
{
    var mayRemember = context.GetCookieConsent().IsGranted(CookieCategories.Advertisement);
    if (mayRemember)
        context.Response.Cookies.Append("recommended", "7", new CookieOptions { MaxAge = TimeSpan.FromDays(30) });
    return mayRemember ? "What fits to what you looked at" : "What everybody likes";
});
app.MapRazorPages();
app.Run();

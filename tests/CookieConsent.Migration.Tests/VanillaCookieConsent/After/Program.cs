var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent();
builder.Services.AddControllersWithViews();

var app = builder.Build();
app.UseCookieConsent();
app.UseStaticFiles();

// For half a year after the change: the old script's cookie means nothing any more. It stands on the host, or on the domain of the host's name.
app.Use((context, next) =>
{
    if (context.Request.Cookies.ContainsKey("cc_cookie"))
    {
        context.Response.Cookies.Delete("cc_cookie");
        context.Response.Cookies.Delete("cc_cookie", new CookieOptions { Domain = context.Request.Host.Host });
    }
    return next(context);
});

app.MapDefaultControllerRoute();
app.Run();

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();

var app = builder.Build();
app.UseStaticFiles();

// How many different visitors there are.
app.Use((context, next) =>
{
    if (!context.Request.Cookies.ContainsKey("visitor"))
        context.Response.Cookies.Append("visitor", Guid.NewGuid().ToString("N"), new CookieOptions { MaxAge = TimeSpan.FromDays(400) });
    return next(context);
});

app.MapGet("/recommendations", (HttpContext context) =>
{
    // What Cookiebot has written: {stamp:'…',necessary:true,preferences:false,statistics:true,marketing:true,…}
    var mayRemember = context.Request.Cookies["CookieConsent"]?.Contains("marketing:true", StringComparison.Ordinal) == true;
    if (mayRemember)
        context.Response.Cookies.Append("recommended", "7", new CookieOptions { MaxAge = TimeSpan.FromDays(30) });
    return mayRemember ? "What fits to what you looked at" : "What everybody likes";
});
app.MapRazorPages();
app.Run();

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent();
builder.Services.AddRazorPages();

var app = builder.Build();
app.UseCookieConsent();

// For a year after the change: the old consent cookie means nothing any more.
app.Use((context, next) =>
{
    if (context.Request.Cookies.ContainsKey(".AspNet.Consent"))
        context.Response.Cookies.Delete(".AspNet.Consent");
    return next(context);
});

// Which newsletter a visitor comes from.
app.Use((context, next) =>
{
    if (context.Request.Query["campaign"] is [{ } campaign])
        context.Response.Headers.Append("Set-Cookie", $"campaign={Uri.EscapeDataString(campaign)}; path=/; max-age=2592000");
    return next(context);
});

app.MapRazorPages();
app.Run();

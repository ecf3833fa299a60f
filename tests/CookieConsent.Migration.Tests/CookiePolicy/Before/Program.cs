var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<CookiePolicyOptions>(options =>
{
    options.CheckConsentNeeded = context => true;
    options.MinimumSameSitePolicy = SameSiteMode.Lax;
});
builder.Services.AddRazorPages();

var app = builder.Build();
app.UseCookiePolicy();

// Which newsletter a visitor comes from.
app.Use((context, next) =>
{
    if (context.Request.Query["campaign"] is [{ } campaign])
        context.Response.Headers.Append("Set-Cookie", $"campaign={Uri.EscapeDataString(campaign)}; path=/; max-age=2592000");
    return next(context);
});

app.MapRazorPages();
app.Run();

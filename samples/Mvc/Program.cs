// Controllers, views and an area; articles from the output cache; the proof of each choice in PostgreSQL. ConnectionStrings:Consent says which one:
// while it is away the site works, and nobody's consent is taken.
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder
    .Services.AddCookieConsent()
    .AddEntityFrameworkRecords(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Consent")));

// One copy of an article for each state of a decision: nobody gets another visitor's banner.
builder.Services.AddOutputCache(options => options.AddPolicy("articles", policy => policy.VaryByCookieConsent()));
builder.Services.AddControllersWithViews();

var app = builder.Build();
app.UseCookieConsent();
app.UseStaticFiles();
app.UseOutputCache();
app.MapControllerRoute("areas", "{area:exists}/{controller=Desk}/{action=Index}");
app.MapDefaultControllerRoute();
app.Run();

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.Memory;
using Shop;
using Shop.Stock;
using Shop.Tracking;
using Shop.Vendors;

var builder = WebApplication.CreateBuilder(args);

// First means weakest: ASPNETCORE_URLS and --urls win.
builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Urls", "http://localhost:5080")] });

// Everything about consent is in appsettings.json, section CookieConsent. ConnectionStrings:Consent says where its records are kept.
builder.Services.AddCookieConsent().AddEntityFrameworkRecords(ConsentDatabase.Choose(builder.Configuration));

builder.Services.AddRazorPages();
builder.Services.AddRouting(options => options.LowercaseUrls = true);
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession(options => options.Cookie.Name = "shop-basket");
builder
    .Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(options =>
    {
        options.Cookie.Name = "shop-login";
        options.LoginPath = "/login";
        options.ExpireTimeSpan = TimeSpan.FromHours(1);
        options.SlidingExpiration = true;
    });
builder.Services.AddAuthorization(options => options.AddPolicy("compliance", policy => policy.RequireUserName(DemoUser.Name)));
builder.Services.AddRequestLocalization(Languages.Configure);
builder.Services.AddStockProxy();

// Proxies on this computer are trusted, which is the default of KnownProxies.
builder.Services.Configure<ForwardedHeadersOptions>(options =>
    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
);

builder.Services.Configure<KeyManagementOptions>(KeysInMemory.Configure);

var app = builder.Build();

// Other sites, before everything of this one.
app.UseVendors();

app.UseForwardedHeaders();
app.UsePathBase(app.Configuration["PathBase"]);
#pragma warning disable COOKIE001 // UseVendors answers for other hosts and lets every request of this one pass.
app.UseCookieConsent();
#pragma warning restore COOKIE001
app.UseContentSecurityPolicy();
app.UseRequestLocalization();
app.UseExceptionHandler("/error");
app.UseStatusCodePagesWithReExecute("/status/{0}");
app.UseStaticFiles();
app.UseRouting();
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.UseMiddleware<PageViewTracking>();
app.MapRazorPages();
app.MapStock();
app.MapCookieConsentReport("/cookie-report").RequireAuthorization("compliance");

app.PrintWelcome();
app.Run();

/// <summary>Public, so that tests can start the shop with <c>WebApplicationFactory</c>.</summary>
public partial class Program;

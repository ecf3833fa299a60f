// A minimal API and a page in plain HTML and script (wwwroot), which asks and answers through GET /_cc/state and POST /_cc.
using CookieConsent;
using MinimalApi;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent();

var app = builder.Build();
app.UseCookieConsent();
app.UseStaticFiles();

// What snippets do on a real site, on every page and without a question. Only what the visitor has accepted reaches the browser.
app.UseWhen(
    context => !context.Request.Path.StartsWithSegments("/api"),
    pages =>
        pages.Use((context, next) =>
        {
            var cookies = context.Response.Cookies;
            cookies.Append("visit", "1", new() { IsEssential = true });
            cookies.Append("theme", "sea");
            cookies.Append("_ga", "GA1.1.1234567890.1700000000");
            cookies.Append("_fbp", "fb.1.1700000000000.1234567890");
            return next(context);
        })
);

app.MapGet("/api/tides", () => Tide.Today);

// Code that works for advertisement asks first: without a grant the answer is 403, and nothing is looked up.
app.MapGet("/api/offers", () => new[] { "Two hours in a kayak, half price before noon" }).RequireConsent(CookieCategories.Advertisement);

// Other code may answer both: a visit is counted only where it may be.
var visits = 0;
app.MapPost("/api/visits", (HttpContext context) => context.GetCookieConsent().IsGranted(CookieCategories.Analytics) ? Interlocked.Increment(ref visits) : visits);

app.MapFallbackToFile("index.html");
app.Run();

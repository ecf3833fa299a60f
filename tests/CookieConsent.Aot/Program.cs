var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddCookieConsent();

var app = builder.Build();
app.UseCookieConsent();

app.MapGet("/", (HttpContext context) => Write(context, ("cart", "3"), ("lang", "nb"), ("_ga", "GA1.1.1.2"), ("_fbp", "fb.1.1"), ("nobody_knows", "1")));
app.MapGet("/statistics", (HttpContext context) => Write(context, ("_ga", "GA1.1.1.2")));
app.MapGet("/granted", (HttpContext context) => context.GetCookieConsent().Granted.ToString());
app.Run();

static string Write(HttpContext context, params ReadOnlySpan<(string Name, string Value)> cookies)
{
    foreach (var (name, value) in cookies)
        context.Response.Cookies.Append(name, value);
    return "Hello";
}

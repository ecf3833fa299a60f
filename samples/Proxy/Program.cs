// Consent in front of a site in PHP, Node or anything else: this app forwards every request, and the one line sees to the cookies both ways.
// The banner goes into the pages on their way to the visitor. "Upstream" in appsettings.json is the address of the site; where it is empty, a
// small one in Node (upstream/site.mjs) is started.
using Proxy;
using Proxy.Forwarding;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCookieConsent();
builder.Services.AddSingleton<Forwarder>();
builder.Services.AddSingleton<Upstream>();
builder.Services.AddHostedService(services => services.GetRequiredService<Upstream>());

// How much a visitor may send is for the site to say.
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);

var app = builder.Build();
app.UseCookieConsent();
app.Run(app.Services.GetRequiredService<Forwarder>().ForwardAsync);
app.Run();

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Harness;

/// <summary>Another app on a Kestrel of its own, whose responses a site passes on as a reverse proxy does.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private Upstream(WebApplication app)
    {
        _app = app;
        _client = Server.Http1.Client(app);
        _client.BaseAddress = new Uri("http://upstream.example");
    }

    public static async Task<Upstream> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        Server.Http1.Listen(builder);
        var app = builder.Build();
        app.Run(context =>
        {
            foreach (var name in Visitor.Accepted.Allowed().Append(Vocabulary.Unknown))
                context.Response.Headers.Append("Set-Cookie", name + "=1; Path=/");
            return context.Response.WriteAsync("from elsewhere");
        });
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Asks the upstream and copies the headers of its response; its body is left to the ending of the path.</summary>
    public static async Task CopyAsync(HttpContext context)
    {
        using var response = await context.RequestServices.GetRequiredService<Upstream>()._client.GetAsync(context.Request.Path);
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Date" or "Server"))
                context.Response.Headers[name] = values.ToArray();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

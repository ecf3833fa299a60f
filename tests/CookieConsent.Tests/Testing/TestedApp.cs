using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Testing;

/// <summary>An app as a user's own tests start it: with the framework's factory, or on Kestrel. It sets every cookie of the vocabulary.</summary>
internal sealed class TestedApp : WebApplicationFactory<TestedApp>
{
    /// <summary>What is configured.</summary>
    public Action<CookieConsentOptions>? Options { get; init; }

    /// <summary>Middleware in front of the line.</summary>
    public RequestDelegate? Front { get; init; }

    /// <summary>Whether the app has the line.</summary>
    public bool HasLine { get; init; } = true;

    /// <summary>Where the proofs go.</summary>
    public RecordStore Store { get; } = new();

    /// <summary>The app on Kestrel, at a free port.</summary>
    public static async Task<WebApplication> StartOnKestrelAsync()
    {
        var app = new Site { Handler = SetCookiesAsync }.Build(builder => Harness.Server.Http1.Listen(builder));
        await app.StartAsync();
        return app;
    }

    /// <summary>The address of the app on Kestrel.</summary>
    public static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The names that a page sets for this client.</summary>
    public static async Task<IEnumerable<string>> CookiesAsync(HttpClient client, string path = "/")
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (await Answer.ReadAsync(response)).Cookies.Where(cookie => !cookie.IsRemoval).Select(cookie => cookie.Name);
    }

    protected override IHostBuilder CreateHostBuilder() =>
        new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureWebHost(web => web.UseTestServer().ConfigureServices(Register).Configure(Build));

    // The factory looks for the app's files in a folder named after its assembly, beside the solution.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = builder.UseContentRoot(AppContext.BaseDirectory).Build();
        host.Start();
        return host;
    }

    private void Register(IServiceCollection services)
    {
        services.AddSingleton<IConsentRecordStore>(Store);
        services.AddCookieConsent(options =>
        {
            Vocabulary.Declare(options);
            Options?.Invoke(options);
        });
    }

    private void Build(IApplicationBuilder app)
    {
        if (Front is not null)
            app.Run(Front);
        app.UsePathBase("/base");
        if (HasLine)
            app.UseCookieConsent();
        app.MapWhen(static context => context.Request.Path == "/", static page => page.Run(SetCookiesAsync));
    }

    private static Task SetCookiesAsync(HttpContext context)
    {
        foreach (var name in (string[])[Vocabulary.Necessary, .. Vocabulary.Optional])
            context.Response.Cookies.Append(name, "1");
        return Task.CompletedTask;
    }
}

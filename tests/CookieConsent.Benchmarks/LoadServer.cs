using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Benchmarks;

/// <summary>A site on Kestrel behind one contestant, to be put under load from another process. It prints its address and the answering visitor's cookie.</summary>
internal static class LoadServer
{
    public static async Task RunAsync(Contestant contestant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["CookieConsent:Controller:Name"] = "Example AS";
        builder.Configuration["CookieConsent:PolicyUrl"] = "/privacy";
        builder.Configuration["CookieConsent:Services:google-analytics:Category"] = "Analytics";

        // The log is the record store, whose level has to let records through.
        builder.Logging.AddFilter("CookieConsent", LogLevel.Information);
        builder.Services.AddCookieConsent();
        builder.Services.Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true);

        await using var app = builder.Build();
        if (contestant == Contestant.CookiePolicy)
            app.UseCookiePolicy();
        if (contestant == Contestant.CookieConsent)
            app.UseCookieConsent();
        app.Run(static context => context.Response.WriteAsync("Hello"));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Benchmarks;

/// <summary>The same app without a cookie middleware, behind the framework's and behind ours.</summary>
internal static class Pipeline
{
    // The site declares what it sets, so that nothing is reported as unknown while time is taken.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["CookieConsent:Controller:Name"] = "Example AS",
        ["CookieConsent:PolicyUrl"] = "/privacy",
        ["CookieConsent:Services:google-analytics:Category"] = "Analytics",
        ["CookieConsent:Services:hubspot:Category"] = "Analytics",
        ["CookieConsent:Services:meta-pixel:Category"] = "Advertisement",
        ["CookieConsent:Cookies:Necessary:0"] = "basket",
        ["CookieConsent:Cookies:Functionality:0"] = "ui_*",
        ["CookieConsent:Cookies:Analytics:0"] = "ab_test",
    };

    public static RequestDelegate WithNothing(RequestDelegate app) => Build(_ => { }, _ => { }, app);

    public static RequestDelegate WithCookiePolicy(RequestDelegate app) =>
        Build(services => services.Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true), builder => builder.UseCookiePolicy(), app);

    public static RequestDelegate WithCookieConsent(RequestDelegate app) => Build(services => services.AddCookieConsent(), builder => builder.UseCookieConsent(), app);

    private static RequestDelegate Build(Action<IServiceCollection> register, Action<IApplicationBuilder> use, RequestDelegate app)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information));
        services.AddMetrics();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build());
        register(services);

        var builder = new ApplicationBuilder(services.BuildServiceProvider());
        Action<IApplicationBuilder> configure = inner =>
        {
            use(inner);
            inner.Run(app);
        };
        foreach (var filter in builder.ApplicationServices.GetServices<IStartupFilter>().Reverse())
            configure = filter.Configure(configure);
        configure(builder);
        return builder.Build();
    }
}

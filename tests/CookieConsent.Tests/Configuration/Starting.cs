using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CookieConsent.Tests.Configuration;

/// <summary>Starts an app and returns the mistakes that stopped it.</summary>
internal static class Starting
{
    public static Task<string[]> WithSettingsAsync(params (string Key, string? Value)[] settings) => WithAsync(new Site { Settings = new ReloadableSettings(settings) });

    public static Task<string[]> WithOptionsAsync(Action<CookieConsentOptions> configure) => WithAsync(new Site { Options = configure });

    public static async Task<string[]> WithAsync(Site site)
    {
        await using var app = site.Build(builder => builder.WebHost.UseTestServer());
        return await FailuresAsync(app);
    }

    public static async Task<string[]> WithAsync(Action<WebApplicationBuilder> add)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        add(builder);
        await using var app = builder.Build();
        app.UseCookieConsent();
        return await FailuresAsync(app);
    }

    public static Task<string[]> WithAsync(Action<WebApplicationBuilder> configure, Action<IServiceCollection> add) =>
        WithAsync(builder =>
        {
            configure(builder);
            add(builder.Services);
        });

    private static async Task<string[]> FailuresAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }
}

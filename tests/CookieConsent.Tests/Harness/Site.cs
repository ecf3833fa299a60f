using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Harness;

/// <summary>What a harness starts: an app with the vocabulary's cookies, a clock, a record store and captured logs.</summary>
internal sealed class Site
{
    /// <summary>Changes the options after the vocabulary was declared.</summary>
    public Action<CookieConsentOptions>? Options { get; init; }

    /// <summary>Settings instead of options: the vocabulary is then not declared.</summary>
    public ReloadableSettings? Settings { get; init; }

    /// <summary>What the app registers before <c>AddCookieConsent</c>.</summary>
    public Action<WebApplicationBuilder>? Host { get; init; }

    /// <summary>What the app adds to <c>AddCookieConsent</c>.</summary>
    public Action<CookieConsentBuilder>? Consent { get; init; }

    /// <summary>Middleware in front of the line.</summary>
    public Action<WebApplication>? Before { get; init; }

    /// <summary>Middleware and endpoints behind the line.</summary>
    public Action<WebApplication>? After { get; init; }

    /// <summary>What answers every request that the line lets through; without one the app's endpoints do.</summary>
    public RequestDelegate? Handler { get; init; }

    /// <summary>Whether the host is the usual one, which puts routing and authentication in front of the app's own pipeline, rather than an empty one.</summary>
    public bool IsWholeHost { get; init; }

    /// <summary>Whether the default store, the log, keeps the records.</summary>
    public bool IsLogTheStore { get; init; }

    public FakeTimeProvider Time { get; } = new();

    public RecordStore Store { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public WebApplication Build(Action<WebApplicationBuilder> server)
    {
        var builder = IsWholeHost ? WebApplication.CreateBuilder() : WebApplication.CreateEmptyBuilder(new());
        server(builder);
        builder.Services.AddRouting();
        builder.Services.TryAddSingleton<TimeProvider>(Time);
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Debug);
        if (Settings is not null)
            ((Microsoft.Extensions.Configuration.IConfigurationBuilder)builder.Configuration).Add(Settings);
        Host?.Invoke(builder);
        var consent = Settings is null ? builder.Services.AddCookieConsent(Configure) : builder.Services.AddCookieConsent();
        if (!IsLogTheStore)
            builder.Services.Replace(ServiceDescriptor.Singleton<IConsentRecordStore>(Store));
        Consent?.Invoke(consent);

        var app = builder.Build();
        Before?.Invoke(app);
        app.UseCookieConsent();
        After?.Invoke(app);
        if (Handler is not null)
            app.Run(Handler);
        else if (!IsWholeHost)
            app.Run(static _ => Task.CompletedTask);
        return app;
    }

    /// <summary>The value of a consent cookie that the site takes, as of today.</summary>
    public string ConsentValue(IServiceProvider services, CookieCategories granted, int daysAgo = 0, params IEnumerable<string> refusedServices)
    {
        var scope = services.GetRequiredService<ConsentConfigurationSource>().Current.Scope;
        var day = (int)(Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays - daysAgo;
        var refused = string.Concat(refusedServices.Select(ServiceCode.Of).Order(StringComparer.Ordinal));
        return new ConsentCookieValue(day, granted, false, scope, granted == CookieCategories.None ? null : "AZq0Pn_zfAeTlL6o8ZpXYA", refused).ToString();
    }

    private void Configure(CookieConsentOptions options)
    {
        Vocabulary.Declare(options);
        Options?.Invoke(options);
    }
}

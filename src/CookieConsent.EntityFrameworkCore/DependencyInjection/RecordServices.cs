using CookieConsent.EntityFrameworkCore.Archive;
using CookieConsent.EntityFrameworkCore.Counts;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Inventory;
using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Report;
using CookieConsent.EntityFrameworkCore.Retention;
using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.DependencyInjection;

/// <summary>What both ways of registration share.</summary>
internal static class RecordServices
{
    public static CookieConsentBuilder Add<TContexts>(CookieConsentBuilder builder, Action<EntityFrameworkRecordOptions>? configure)
        where TContexts : RecordContexts
    {
        var services = builder.Services;
        services.AddOptions<EntityFrameworkRecordOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<EntityFrameworkRecordOptions>, RecordOptionsBinding>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EntityFrameworkRecordOptions>, RecordOptionsValidator>());
        if (configure is not null)
            services.Configure(configure);

        services.Replace(ServiceDescriptor.Singleton<RecordContexts, TContexts>());
        services.TryAddSingleton(provider => new RecordQueue(OptionsOf(provider).QueueCapacity));
        services.TryAddSingleton<StoreMetrics>();
        services.TryAddSingleton(Writer);
        services.TryAddSingleton(Spool);
        services.TryAddSingleton<RecordLoop>();
        services.TryAddSingleton<IConsentRecordArchive, ConsentRecordArchive>();
        services.TryAddSingleton<RecordPurge>();
        services.TryAddSingleton<InventoryKeeper>();
        services.TryAddSingleton<ChainChecks>();
        services.TryAddSingleton<IConsentRecordReport, ConsentRecordReport>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RecordStoreStart>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RetentionService>());
        services.TryAddSingleton<DayCounter>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DayCounter>(provider => provider.GetRequiredService<DayCounter>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InventoryKeeper>(provider => provider.GetRequiredService<InventoryKeeper>()));
        return builder.AddRecordStore<EntityFrameworkRecordStore>();
    }

    private static BatchWriter Writer(IServiceProvider provider) =>
        new(
            provider.GetRequiredService<RecordContexts>(),
            provider.GetRequiredService<TimeProvider>(),
            OptionsOf(provider).CommandTimeout,
            provider.GetRequiredService<StoreMetrics>(),
            provider.GetRequiredService<ILogger<BatchWriter>>()
        );

    private static RecordSpool Spool(IServiceProvider provider)
    {
        var root = provider.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory;
        return new(Path.Combine(root, OptionsOf(provider).SpoolFolder), provider.GetRequiredService<ILogger<RecordSpool>>());
    }

    private static EntityFrameworkRecordOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<EntityFrameworkRecordOptions>>().Value;
}

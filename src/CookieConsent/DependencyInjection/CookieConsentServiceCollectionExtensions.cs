using CookieConsent;
using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Decision;
using CookieConsent.DependencyInjection;
using CookieConsent.Diagnostics;
using CookieConsent.Endpoints;
using CookieConsent.Enforcement;
using CookieConsent.Gating;
using CookieConsent.Records;
using CookieConsent.Regions;
using CookieConsent.Report;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers cookie consent.</summary>
public static class CookieConsentServiceCollectionExtensions
{
    /// <summary>
    /// Registers cookie consent with the configuration section <c>CookieConsent</c>, which may be empty. The options are validated at start, all
    /// mistakes at once, and again on every reload.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <returns>Adds a store, observers, signals and a resolver of regions.</returns>
    public static CookieConsentBuilder AddCookieConsent(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return AddCore(services, configuration: null);
    }

    /// <summary>
    /// Registers cookie consent with the configuration section <c>CookieConsent</c> and then <paramref name="configure"/>. Validated at start and on
    /// every reload.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes the options after the configuration; called again on every reload.</param>
    /// <returns>Adds a store, observers, signals and a resolver of regions.</returns>
    public static CookieConsentBuilder AddCookieConsent(this IServiceCollection services, Action<CookieConsentOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = AddCore(services, configuration: null);
        services.Configure(configure);
        return builder;
    }

    /// <summary>Registers cookie consent with another section than <c>CookieConsent</c>. Validated at start and on every reload.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The section itself, or a configuration that holds a section <c>CookieConsent</c>.</param>
    /// <returns>Adds a store, observers, signals and a resolver of regions.</returns>
    public static CookieConsentBuilder AddCookieConsent(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return AddCore(services, ConsentConfigurationSection.Choose(configuration));
    }

    private static CookieConsentBuilder AddCore(IServiceCollection services, IConfiguration? configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CookieConsentOptions>, CookieConsentOptionsValidator>());
        services.TryAddSingleton<IOptionsMonitor<CookieConsentOptions>, LastGoodOptionsMonitor>();
        services.AddOptions<CookieConsentOptions>().ValidateOnStart();

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPrivacySignal, GlobalPrivacyControlSignal>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPrivacySignal, DoNotTrackSignal>());
        services.TryAddSingleton<IConsentRecordStore, LogRecordStore>();
        services.TryAddSingleton<ConsentConfigurationSource>();
        services.TryAddSingleton<ConfigurationFindings>();
        services.TryAddSingleton<ConsentMetrics>();
        services.TryAddSingleton<CookieInventory>();
        services.TryAddSingleton<ICookieInventory>(static provider => provider.GetRequiredService<CookieInventory>());
        services.TryAddSingleton<HostInventory>();
        services.TryAddSingleton<IThirdPartyInventory>(static provider => provider.GetRequiredService<HostInventory>());
        services.TryAddSingleton<HostReporter>();
        services.TryAddSingleton<CookieReporter>();
        services.TryAddSingleton<CookiePolicyCheck>();
        services.TryAddSingleton<ExemptEndpointReport>();
        services.TryAddSingleton<ReportedCookies>();
        services.TryAddSingleton<ReportPage>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ReportAuthorization>());
        services.TryAddSingleton<ConsentRecorder>();
        services.TryAddSingleton<RegionReader>();
        services.TryAddSingleton<DecisionReader>();
        services.TryAddSingleton<DecisionMaker>();
        services.TryAddSingleton<DecisionWriter>();
        services.TryAddSingleton<SetCookieFilter>();
        services.TryAddSingleton<CookieExpiry>();
        services.TryAddSingleton<ResponsePass>();
        services.TryAddSingleton<GateReporter>();
        services.TryAddSingleton<GrantRateLimit>();
        services.TryAddSingleton<ReportRateLimit>();
        services.TryAddSingleton<ChoiceEndpoint>();
        services.TryAddSingleton<ViolationReportEndpoint>();
        services.TryAddSingleton<NoticePublication>();
        services.TryAddSingleton<NoticeElsewhere>();
        services.TryAddSingleton<ReceiptEndpoint>();
        services.TryAddSingleton<ConsentEndpoints>();
        services.TryAddSingleton<CookiePolicyMirror>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<CookiePolicyOptions>, CookiePolicyMirror>(static provider => provider.GetRequiredService<CookiePolicyMirror>())
        );

        if (!services.Any(service => service.ServiceType == typeof(CookieConsentMarker)))
        {
            services.AddSingleton<CookieConsentMarker>();
            services.AddSingleton(new ConfigurationOrigin(configuration));
            services.AddSingleton<IConfigureOptions<CookieConsentOptions>>(provider => new ConfigurationBinding(SectionFrom(provider)));
            services.AddSingleton<IOptionsChangeTokenSource<CookieConsentOptions>>(provider => new ConfigurationChange(SectionFrom(provider)));

            // In front of every other startup filter, so that the response pass sees the cookies of all of them.
            services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, ResponsePassStartupFilter>());
        }
        else
        {
            ConfigurationOrigin.NoteLaterCall(services, configuration);
        }
        return new CookieConsentBuilder(services);

        IConfiguration? SectionFrom(IServiceProvider provider) =>
            configuration ?? provider.GetService<IConfiguration>()?.GetSection(CookieConsentOptions.SectionName);
    }
}

using CookieConsent.Banner;
using CookieConsent.Classification;
using CookieConsent.Diagnostics;
using CookieConsent.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Configuration;

/// <summary>Holds the configuration in force. A reload replaces it as a whole, or not at all where it is not valid.</summary>
internal sealed class ConsentConfigurationSource : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly ILogger<ConsentConfigurationSource> _logger;
    private readonly IOptionsMonitor<CookieConsentOptions> _options;
    private readonly Lock _lock = new();
    private readonly IDisposable? _subscription;
    private volatile ConsentConfiguration? _current;

    /// <summary>Creates the source; nothing is read before <see cref="Current"/> is asked for.</summary>
    public ConsentConfigurationSource(IServiceProvider services, IOptionsMonitor<CookieConsentOptions> options, ILogger<ConsentConfigurationSource> logger)
    {
        _services = services;
        _options = options;
        _logger = logger;
        _subscription = options.OnChange(Reload);
    }

    /// <summary>The configuration in force.</summary>
    /// <exception cref="OptionsValidationException">The first configuration is not valid; its failures name every mistake.</exception>
    public ConsentConfiguration Current => _current ?? CompileFirst();

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    private ConsentConfiguration CompileFirst()
    {
        lock (_lock)
            return _current ??= Compile(_options.CurrentValue);
    }

    private void Reload(CookieConsentOptions options)
    {
        try
        {
            lock (_lock)
                _current = Compile(options);
            _logger.Reloaded();
        }
        catch (Exception exception)
        {
            _logger.ReloadFailed(exception);
        }
    }

    private ConsentConfiguration Compile(CookieConsentOptions options)
    {
        var configuration = new ConsentConfiguration(
            options,
            ServiceCatalogue.BuiltIn,
            FrameworkCookies.Read(_services, _logger),
            BannerTemplate.Of(options.Banner, _services),
            LocalizedTexts.Of(options.Banner, _services),
            scope => _current is { } before && before.Scope == scope ? before.InForceSince : _services.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        configuration.Notices.FirstShown = _services.GetRequiredService<NoticePublication>().Publish;
        _services.GetRequiredService<ConfigurationFindings>().LookAt(configuration);
        return configuration;
    }
}

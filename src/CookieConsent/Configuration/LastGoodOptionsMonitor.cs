using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Configuration;

/// <summary>
/// The options as they were last valid. The framework's monitor throws out of the reload where a changed configuration is not valid, and then has no
/// value at all; this one logs every mistake and keeps the last good value.
/// </summary>
internal sealed class LastGoodOptionsMonitor : IOptionsMonitor<CookieConsentOptions>, IDisposable
{
    private readonly IOptionsFactory<CookieConsentOptions> _factory;
    private readonly ILogger<LastGoodOptionsMonitor> _logger;
    private readonly List<IDisposable> _registrations = [];
    private readonly Lock _lock = new();
    private CookieConsentOptions? _current;
    private event Action<CookieConsentOptions, string?>? Changed;

    /// <summary>Subscribes to the configuration's changes.</summary>
    public LastGoodOptionsMonitor(
        IOptionsFactory<CookieConsentOptions> factory,
        IEnumerable<IOptionsChangeTokenSource<CookieConsentOptions>> sources,
        ILogger<LastGoodOptionsMonitor> logger
    )
    {
        _factory = factory;
        _logger = logger;
        foreach (var source in sources)
            _registrations.Add(ChangeToken.OnChange(source.GetChangeToken, Reload));
    }

    /// <inheritdoc />
    public CookieConsentOptions CurrentValue
    {
        get
        {
            lock (_lock)
                return _current ??= _factory.Create(Options.DefaultName);
        }
    }

    /// <inheritdoc />
    public CookieConsentOptions Get(string? name) => CurrentValue;

    /// <inheritdoc />
    public IDisposable OnChange(Action<CookieConsentOptions, string?> listener)
    {
        Changed += listener;
        return new Subscription(() => Changed -= listener);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Reload()
    {
        try
        {
            var changed = _factory.Create(Options.DefaultName);
            lock (_lock)
                _current = changed;
            Changed?.Invoke(changed, Options.DefaultName);
        }
        catch (OptionsValidationException exception)
        {
            _logger.ReloadRejected(string.Join(Environment.NewLine, exception.Failures));
        }
        catch (Exception exception)
        {
            _logger.ReloadFailed(exception);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Configuration;

/// <summary>Says when the configuration was reloaded.</summary>
internal sealed class ConfigurationChange(IConfiguration? configuration) : IOptionsChangeTokenSource<CookieConsentOptions>
{
    /// <inheritdoc />
    public string Name => Options.DefaultName;

    /// <inheritdoc />
    public IChangeToken GetChangeToken() => configuration?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);
}

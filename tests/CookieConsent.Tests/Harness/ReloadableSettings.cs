using Microsoft.Extensions.Configuration;

namespace CookieConsent.Tests.Harness;

/// <summary>Settings in memory that a test can change and reload, as an edited appsettings.json would.</summary>
internal sealed class ReloadableSettings : ConfigurationProvider, IConfigurationSource
{
    public ReloadableSettings(params ReadOnlySpan<(string Key, string? Value)> settings) => Put(settings);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Replaces settings below <c>CookieConsent</c> and reloads; <see langword="null"/> removes one.</summary>
    public void Change(params ReadOnlySpan<(string Key, string? Value)> settings)
    {
        Put(settings);
        OnReload();
    }

    private void Put(ReadOnlySpan<(string Key, string? Value)> settings)
    {
        foreach (var (key, value) in settings)
        {
            if (value is null)
                Data.Remove("CookieConsent:" + key);
            else
                Data["CookieConsent:" + key] = value;
        }
    }
}

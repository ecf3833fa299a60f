using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Configuration;

/// <summary>Where the configuration was said to come from. The first call of <c>AddCookieConsent</c> counts.</summary>
/// <param name="chosen">What that call passed; <see langword="null"/> where it left the choice to us.</param>
internal sealed class ConfigurationOrigin(IConfiguration? chosen)
{
    private readonly List<string> _ignored = [];

    /// <summary>Notes that a later call passes another section, which is not read.</summary>
    public static void NoteLaterCall(IServiceCollection services, IConfiguration? later)
    {
        if (later is not null && services.FirstOrDefault(service => service.ServiceType == typeof(ConfigurationOrigin))?.ImplementationInstance is ConfigurationOrigin origin)
            origin.Note(later);
    }

    /// <summary>The sources behind the section, as far as they can be told: a section does not say which configuration it belongs to.</summary>
    public ConfigurationSources SourcesOf(IServiceProvider services) =>
        new(PathOf(chosen), (chosen as IConfigurationRoot ?? services.GetService<IConfiguration>() as IConfigurationRoot)?.Providers ?? [], _ignored);

    private void Note(IConfiguration later)
    {
        if (!ReferenceEquals(later, chosen) && !(later is IConfigurationSection && PathOf(later).Equals(PathOf(chosen), StringComparison.OrdinalIgnoreCase)))
            _ignored.Add(later is IConfigurationSection section ? section.Path : "a configuration of its own");
    }

    private static string PathOf(IConfiguration? configuration) =>
        configuration switch
        {
            null => CookieConsentOptions.SectionName,
            IConfigurationSection section => section.Path,
            _ => "",
        };
}

/// <summary>What the linter may know of the sources of the configuration.</summary>
/// <param name="Path">Path of the section below the root; empty where the root itself was passed.</param>
/// <param name="Providers">The sources, the one that wins last.</param>
/// <param name="Ignored">Sections that were passed and are not read.</param>
internal sealed record ConfigurationSources(string Path, IEnumerable<IConfigurationProvider> Providers, IReadOnlyList<string> Ignored);

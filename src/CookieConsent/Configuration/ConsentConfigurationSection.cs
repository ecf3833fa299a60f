using Microsoft.Extensions.Configuration;

namespace CookieConsent.Configuration;

/// <summary>Finds the section in what a caller passes.</summary>
internal static class ConsentConfigurationSection
{
    /// <summary>
    /// A section stands for itself; a whole configuration for its section <c>CookieConsent</c>, or, where it was made for this alone and has no such
    /// section, for itself.
    /// </summary>
    public static IConfiguration Choose(IConfiguration configuration)
    {
        if (configuration is IConfigurationSection)
            return configuration;
        var section = configuration.GetSection(CookieConsentOptions.SectionName);
        return section.Exists() || configuration is IConfigurationManager ? section : configuration;
    }
}

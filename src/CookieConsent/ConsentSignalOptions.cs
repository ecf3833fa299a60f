namespace CookieConsent;

/// <summary>What <c>&lt;consent-mode /&gt;</c> tells tags of Google and Microsoft. Off unless asked for, here or by the tag's attributes.</summary>
public sealed class ConsentSignalOptions
{
    /// <summary>Google Consent Mode v2 (requirement S09). Default: <see cref="GoogleConsentMode.Off"/>. <c>Advanced</c> can only be asked for here.</summary>
    public GoogleConsentMode Google { get; set; } = GoogleConsentMode.Off;

    /// <summary>Microsoft Advertising's UET tag: <c>ad_storage</c> (requirement S10). Default: <see langword="false"/>.</summary>
    public bool MicrosoftUet { get; set; }

    /// <summary>Microsoft Clarity: <c>ad_Storage</c> and <c>analytics_Storage</c> of <c>consentv2</c> (requirement S10). Default: <see langword="false"/>.</summary>
    public bool Clarity { get; set; }

    /// <summary>Whether Google's advertising requests leave out identifiers while <c>ad_storage</c> is denied. Default: <see langword="false"/>.</summary>
    public bool AdsDataRedaction { get; set; }

    /// <summary>Whether Google's tags may carry click ids on in the site's links while storage is denied. Default: <see langword="false"/>.</summary>
    public bool UrlPassthrough { get; set; }

    /// <summary>
    /// Countries and regions (ISO 3166-2, for example <c>NO</c> and <c>CA-QC</c>) in which Google takes everything as denied for a visitor who has not
    /// decided; elsewhere Google goes by its own rules until a choice. A choice and Global Privacy Control hold everywhere. Default: empty, everywhere. Not used with
    /// <see cref="ConsentBannerOptions.CacheSafe"/>, where the page does not know whether its visitor has decided.
    /// </summary>
    public IList<string> Regions { get; } = [];
}

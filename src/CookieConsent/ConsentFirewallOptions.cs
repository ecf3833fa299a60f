namespace CookieConsent;

/// <summary>
/// The third-party firewall: a Content-Security-Policy of each visitor's own, made of the site's policy and of the hosts of the services that the visitor has granted
/// (requirement E14). Browsers then reach no other host, whatever wrote the tag.
/// </summary>
public sealed class ConsentFirewallOptions
{
    /// <summary>Whether there is one. Default: <see cref="ConsentFirewallMode.Off"/>.</summary>
    /// <remarks>
    /// It is only reported while <see cref="CookieConsentOptions.Mode"/> is <see cref="ConsentMode.ReportOnly"/>, and it cannot be combined with
    /// <see cref="ConsentBannerOptions.CacheSafe"/>: an error at start.
    /// </remarks>
    public ConsentFirewallMode Mode { get; set; } = ConsentFirewallMode.Off;

    /// <summary>
    /// What pages may load whatever the visitor decides, as in the header, in ASCII: it needs <c>default-src</c>. <c>'nonce-{nonce}'</c> is a new nonce for each
    /// response. Hosts of granted services are added to <c>default-src</c> and to each fetch directive that is written and is not <c>'none'</c>.
    /// Default: <c>default-src 'self'</c>.
    /// </summary>
    public string Policy { get; set; } = "default-src 'self'";
}

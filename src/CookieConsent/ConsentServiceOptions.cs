namespace CookieConsent;

/// <summary>A service that the site declares to its visitors. For a service of the catalogue every value is optional and replaces the catalogue's.</summary>
public sealed class ConsentServiceOptions
{
    /// <summary>The name the visitor reads. Default: the catalogue's, else the id.</summary>
    public string? Name { get; set; }

    /// <summary>Who runs the service. Default: the catalogue's, else the controller.</summary>
    public string? Provider { get; set; }

    /// <summary>Address of the provider's privacy policy. Default: the catalogue's.</summary>
    public string? PolicyUrl { get; set; }

    /// <summary>Exactly one category. Default: the catalogue's; required for every other service.</summary>
    public CookieCategories? Category { get; set; }

    /// <summary>What the service is for, in the visitor's words. Default: the catalogue's purpose in the visitor's language.</summary>
    public string? Purpose { get; set; }

    /// <summary>
    /// What the site declares so that the service may run before consent, where <see cref="ConsentRegionRuleOptions.Exemptions"/> of the visitor's region
    /// allow it. Default: <see langword="null"/>, it waits for consent.
    /// </summary>
    public ConsentExemptionOptions? Exempt { get; set; }

    /// <summary>
    /// Host names the service is loaded from, in development with a port (<c>localhost:5001</c>, <c>*</c> for any). Default: the catalogue's; those are held
    /// back also where others are named here, but the firewall opens only what is named.
    /// </summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>The cookies the service sets, in addition to those the catalogue knows.</summary>
    public IList<ConsentServiceCookieOptions> Cookies { get; } = [];

    /// <summary>
    /// Keys of local and session storage that the service uses, each exact or a prefix with one trailing <c>*</c>, in addition to those the catalogue
    /// knows. They are removed when the visitor refuses the service, by script. Default: none.
    /// </summary>
    public IList<string> Storage { get; } = [];
}

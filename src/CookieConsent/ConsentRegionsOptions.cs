namespace CookieConsent;

/// <summary>
/// What holds where the visitor is. Without a rule for it, and wherever it is not known where the visitor is, that is
/// <see cref="ConsentRegime.OptIn"/> without exemptions.
/// </summary>
public sealed class ConsentRegionsOptions
{
    /// <summary>
    /// The request header in which the CDN says the visitor's country, for example <c>CF-IPCountry</c>: an ISO 3166-1 code of two letters. A header says
    /// something only behind a CDN that sets it on every request and overwrites what a visitor sends. Default: none. Not read where the app has an
    /// <see cref="IVisitorRegionResolver"/>.
    /// </summary>
    public string? CountryHeader { get; set; }

    /// <summary>
    /// The request header with the region inside the country: the second part of its ISO 3166-2 code (<c>CA</c> for California), or the whole code
    /// (<c>US-CA</c>). Default: none.
    /// </summary>
    public string? RegionHeader { get; set; }

    /// <summary>
    /// The rules, by ISO 3166-1 code of a country (<c>US</c>) or ISO 3166-2 code of a region (<c>US-CA</c>), ignoring case. The region's rule wins over
    /// the country's; where only the country is known, the strictest of all its rules holds. Default: empty.
    /// </summary>
    public IDictionary<string, ConsentRegionRuleOptions> Rules { get; } = new Dictionary<string, ConsentRegionRuleOptions>(StringComparer.OrdinalIgnoreCase);
}

using Microsoft.AspNetCore.Http;

namespace CookieConsent;

/// <summary>
/// Everything a site can set; by default read from the configuration section <c>CookieConsent</c>, validated at start and on every reload.
/// A reload that is not valid is logged and changes nothing.
/// </summary>
public sealed class CookieConsentOptions
{
    /// <summary>The configuration section that <c>AddCookieConsent()</c> binds: <c>CookieConsent</c>.</summary>
    public const string SectionName = "CookieConsent";

    /// <summary>Who is responsible; named in the banner, the dialog and every record.</summary>
    public ConsentControllerOptions Controller { get; } = new();

    /// <summary>Address of the privacy notice: a local path (<c>/privacy</c>) or an absolute https address. Default: none.</summary>
    public string? PolicyUrl { get; set; }

    /// <summary>Version of the privacy notice. Part of every category's scope: a new version asks again everybody who has granted something. Default: empty.</summary>
    public string PolicyVersion { get; set; } = "";

    /// <summary>How long a decision holds, grant and refusal alike: 1 to 400 days. Default: 182 days (requirement C02).</summary>
    public TimeSpan ConsentLifetime { get; set; } = TimeSpan.FromDays(182);

    /// <summary>What happens to a cookie that nothing classifies. Default: <see cref="CookieHandling.Block"/> (requirement E04).</summary>
    public CookieHandling UnknownCookies { get; set; } = CookieHandling.Block;

    /// <summary>
    /// What happens to a cookie that the catalogue knows of a service the site did not declare. Default: <see cref="CookieHandling.Block"/>;
    /// with <see cref="CookieHandling.Allow"/> its category decides.
    /// </summary>
    public CookieHandling UndeclaredServices { get; set; } = CookieHandling.Block;

    /// <summary>Grants accepted per client address and minute, counted in memory; past it 429. 0 = no limit. Default: 60. Refusals are never limited.</summary>
    public int GrantsPerMinute { get; set; } = 60;

    /// <summary>
    /// Whether a tag whose address belongs to a service of the catalogue or of <see cref="Services"/> waits for the visitor by itself, without an attribute
    /// <c>consent</c>. Default: <see langword="true"/>.
    /// </summary>
    public bool HoldThirdParties { get; set; } = true;

    /// <summary>Whether the visitor's choice is enforced or only reported. Default: <see cref="ConsentMode.Enforce"/>.</summary>
    public ConsentMode Mode { get; set; } = ConsentMode.Enforce;

    /// <summary>Where the settings page and the endpoints answer, below the application's path base. Default: <c>/_cc</c>.</summary>
    public PathString BasePath { get; set; } = "/_cc";

    /// <summary>How long a grant waits for its proof before it is answered with 503: 0.1 to 60 seconds. Default: 3 seconds.</summary>
    public TimeSpan RecordTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>What a <c>Sec-GPC: 1</c> request header refuses. Default: <see cref="GlobalPrivacyControlHandling.RefuseAdvertisement"/>.</summary>
    public GlobalPrivacyControlHandling GlobalPrivacyControl { get; set; } = GlobalPrivacyControlHandling.RefuseAdvertisement;

    /// <summary>
    /// The public statement that this site honours Global Privacy Control, at <c>/.well-known/gpc.json</c>. Default: none; the address is then the
    /// app's alone.
    /// </summary>
    public GlobalPrivacyControlStatementOptions GlobalPrivacyControlStatement { get; } = new();

    /// <summary>
    /// Whether the older header <c>DNT: 1</c> refuses analytics and advertisement as well. Default: <see langword="false"/>: no law asks for it and
    /// some browsers sent it unasked (requirement S08).
    /// </summary>
    public bool DoNotTrack { get; set; }

    /// <summary>What holds where the visitor is. Default: no rules, so consent comes first everywhere.</summary>
    public ConsentRegionsOptions Regions { get; } = new();

    /// <summary>
    /// The services this site declares to its visitors, by id. An id of the catalogue needs nothing more;
    /// any other id needs at least a <see cref="ConsentServiceOptions.Category"/>.
    /// </summary>
    public IDictionary<string, ConsentServiceOptions> Services { get; } = new Dictionary<string, ConsentServiceOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Short form for the site's own cookies: category -> patterns. A pattern is a name or a prefix with one trailing <c>*</c>;
    /// a bare <c>*</c> says what unknown cookies are.
    /// </summary>
    public IDictionary<CookieCategories, IList<string>> Cookies { get; } = new Dictionary<CookieCategories, IList<string>>();

    /// <summary>How banner, dialog and settings page look and read.</summary>
    public ConsentBannerOptions Banner { get; } = new();

    /// <summary>The Content-Security-Policy of each visitor's own. Default: off.</summary>
    public ConsentFirewallOptions Firewall { get; } = new();

    /// <summary>What <c>&lt;consent-mode /&gt;</c> tells tags of Google and Microsoft. Default: nothing.</summary>
    public ConsentSignalOptions ConsentSignals { get; } = new();

    /// <summary>The cookie that keeps the visitor's decision.</summary>
    public ConsentCookieOptions ConsentCookie { get; } = new();

    /// <summary>The path of the section that was bound, as error messages name it.</summary>
    internal string ConfigurationPath { get; set; } = SectionName;

    /// <summary>What the configuration held that no option could take; reported together with every other error.</summary>
    internal List<string> ConfigurationErrors { get; } = [];
}

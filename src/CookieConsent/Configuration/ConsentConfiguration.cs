using CookieConsent.Banner;
using CookieConsent.Classification;
using CookieConsent.Decision;
using CookieConsent.Firewall;
using CookieConsent.Gating;
using CookieConsent.Regions;

namespace CookieConsent.Configuration;

/// <summary>One valid set of options, compiled: what the request path reads. Immutable; a reload makes a new one.</summary>
internal sealed class ConsentConfiguration
{
    private readonly Lazy<ConsentAsset> _forgetScript;

    /// <summary>Compiles valid options.</summary>
    /// <param name="options">The options; they are not changed after this.</param>
    /// <param name="catalogue">The known services.</param>
    /// <param name="frameworkRules">The app's own framework cookies.</param>
    /// <param name="bannerTemplate">What stands inside the banner; <see langword="null"/> for the built-in one.</param>
    /// <param name="localizedTexts">The texts of the app's localizer; <see langword="null"/> for none.</param>
    /// <param name="inForceSince">Says since when this process has a scope; <see langword="null"/> where no decision is younger than it.</param>
    public ConsentConfiguration(
        CookieConsentOptions options,
        ServiceCatalogue catalogue,
        IReadOnlyList<CookieRule> frameworkRules,
        BannerTemplate? bannerTemplate = null,
        LocalizedTexts? localizedTexts = null,
        Func<string, DateTimeOffset>? inForceSince = null
    )
    {
        Options = options;
        BannerTemplate = bannerTemplate ?? BannerTemplate.BuiltIn;
        LocalizedTexts = localizedTexts;
        CookieName = new ConsentCookieName(options.ConsentCookie);
        Services = DeclaredService.From(options, catalogue);
        Refusals = new ServiceRefusals(Services);
        var siteRules = CookieRuleSet.OfSite(options, Services);
        Scope = ScopeFingerprint.Of(options, Services, siteRules);
        InForceSince = inForceSince?.Invoke(Scope) ?? DateTimeOffset.MaxValue;
        Classifier = CookieRuleSet.Compile(options, siteRules, [.. OwnRules(), .. frameworkRules], catalogue);
        SiteRules = siteRules;
        Regions = new RegionTable(options.Regions);
        Hosts = HostTable.Of(options, Services, catalogue);
        Firewall = FirewallPolicies.Of(this);
        Notices = new ConsentNotices(this);
        _forgetScript = new(() => Enforcement.ForgetScript.Of(options, Services, [.. OwnRules(), .. frameworkRules, .. CookieRuleSet.OfCatalogue(options, catalogue).Where(rule => !rule.IsCommonName)], catalogue));
        FurtherVary = [.. VaryOf(options)];
    }

    /// <summary>The options as they were when this was compiled.</summary>
    public CookieConsentOptions Options { get; }

    /// <summary>The name of the consent cookie.</summary>
    public ConsentCookieName CookieName { get; }

    /// <summary>The services declared to visitors.</summary>
    public IReadOnlyList<DeclaredService> Services { get; }

    /// <summary>What it means that a visitor refuses some of them alone.</summary>
    public ServiceRefusals Refusals { get; }

    /// <summary>What a form may be larger by because services are chosen in it, in bytes.</summary>
    public int RoomForServices => Options.Banner.ServiceChoice ? Refusals.FormLength : 0;

    /// <summary>The site's own rules, as configured.</summary>
    public IReadOnlyList<CookieRule> SiteRules { get; }

    /// <summary>Says what a cookie is.</summary>
    public CookieClassifier Classifier { get; }

    /// <summary>The scope fingerprints, four characters each for functionality, analytics and advertisement.</summary>
    public string Scope { get; }

    /// <summary>What holds where.</summary>
    public RegionTable Regions { get; }

    /// <summary>Since when this process has this scope: a reload that leaves it as it is does not count.</summary>
    public DateTimeOffset InForceSince { get; }

    /// <summary>What stands inside the banner.</summary>
    public BannerTemplate BannerTemplate { get; }

    /// <summary>The texts of the app's localizer; <see langword="null"/> for none.</summary>
    public LocalizedTexts? LocalizedTexts { get; }

    /// <summary>Whose an address is.</summary>
    public HostTable Hosts { get; }

    /// <summary>The policies of the third-party firewall; <see langword="null"/> where it is off.</summary>
    public FirewallPolicies? Firewall { get; }

    /// <summary>What visitors are shown, prepared once for each language.</summary>
    public ConsentNotices Notices { get; }

    /// <summary>The script that takes what was refused out of the browser.</summary>
    public ConsentAsset ForgetScript => _forgetScript.Value;

    /// <summary>Request headers, beside <c>Cookie</c> and <c>Sec-GPC</c>, on which what a visitor gets depends.</summary>
    public IReadOnlyList<string> FurtherVary { get; }

    /// <summary>Whether the visitor's choice is enforced, not only reported.</summary>
    public bool IsEnforcing => Options.Mode == ConsentMode.Enforce;

    private static IEnumerable<string> VaryOf(CookieConsentOptions options)
    {
        if (options.DoNotTrack)
            yield return DoNotTrackSignal.HeaderName;
        if (options.Regions.Rules.Count == 0)
            yield break;
        if (options.Regions.CountryHeader is { } country)
            yield return country;
        if (options.Regions.RegionHeader is { } region)
            yield return region;
    }

    private CookieRule[] OwnRules() =>
        [
            new(CookieName.Plain, false, CookieCategories.Necessary, ClassificationSource.Framework),
            new(CookieName.Prefixed, false, CookieCategories.Necessary, ClassificationSource.Framework),
        ];
}

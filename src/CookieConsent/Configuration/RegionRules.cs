using CookieConsent.Regions;
using Microsoft.Extensions.DependencyInjection;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on what holds where. Nothing that the law of a region asks for can be switched off by accident (requirement K06).</summary>
internal static class RegionRules
{
    private const string Section = "Regions";

    // Written by habit, sent by no CDN.
    private static readonly Dictionary<string, string> Corrections = new(StringComparer.OrdinalIgnoreCase) { ["UK"] = "GB", ["EL"] = "GR" };

    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(ConsentRegionsOptions regions, IServiceProvider services)
    {
        if (regions.CountryHeader is { } country && !IsHeader(country))
            yield return $"{Path(Section, "CountryHeader")} is \"{country}\". Write the name of a header, for example \"CF-IPCountry\".";
        if (regions.RegionHeader is { } region && !IsHeader(region))
            yield return $"{Path(Section, "RegionHeader")} is \"{region}\". Write the name of a header, for example \"CF-Region-Code\".";

        var hasResolver = services.GetService<IServiceProviderIsService>()?.IsService(typeof(IVisitorRegionResolver)) == true;
        if (regions.Rules.Count > 0 && regions.CountryHeader is null && !hasResolver)
            yield return $"{Path(Section, "Rules")} are there, but nothing says where a visitor is. Write {Path(Section, "CountryHeader")}, for example \"CF-IPCountry\", or register an IVisitorRegionResolver with AddRegionResolver.";
        foreach (var (code, rule) in regions.Rules)
        {
            foreach (var mistake in Check(code, rule))
                yield return mistake;
            if (RegionCode.Parse(code) is { } known && RegionCode.HasRegion(known) && regions is { CountryHeader: not null, RegionHeader: null } && !hasResolver)
                yield return $"{Path(Section, "Rules", code)} is for a region, but only the country is known. Write {Path(Section, "RegionHeader")}, for example \"CF-Region-Code\".";
        }
    }

    private static IEnumerable<string> Check(string code, ConsentRegionRuleOptions rule)
    {
        var path = Path(Section, "Rules", code);
        if (Corrections.TryGetValue(code, out var meant))
            yield return $"{path} is no code of ISO 3166. Write \"{meant}\".";
        else if (RegionCode.Parse(code) is null)
            yield return $"{path} is no code of a country or region. Write one for each, for example \"US\" or \"US-CA\". Everywhere else OptIn holds.";
        if (!Enum.IsDefined(rule.Regime))
            yield return $"{path}:Regime is {rule.Regime}. Write OptIn, OptOut or None.";
        if (rule.Regime != ConsentRegime.OptIn && OptInCountries.Contains(code))
            yield return $"{path}:Regime is {rule.Regime}, but the law there asks for consent first. Write OptIn, or take the rule out.";
        if (rule.Regime != ConsentRegime.OptIn && rule.Exemptions.Count > 0)
            yield return $"{path}:Exemptions are for OptIn: under {rule.Regime} nothing waits for consent. Take them out.";
        if (rule.Exemptions.Any(category => category is not (CookieCategories.Functionality or CookieCategories.Analytics)))
            yield return $"{path}:Exemptions are for Functionality and Analytics. Write [ \"Analytics\" ], [ \"Functionality\" ] or both.";
    }

    private static bool IsHeader(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}

using System.Collections.Frozen;

namespace CookieConsent.Regions;

/// <summary>The site's rules, compiled: what holds in a region, by its code.</summary>
internal sealed class RegionTable
{
    private readonly FrozenDictionary<string, RegionTerms> _ofCode;

    // Where only the country is known: the strictest of everything that may hold in it.
    private readonly FrozenDictionary<string, RegionTerms> _ofCountryAlone;

    /// <summary>Compiles valid options.</summary>
    public RegionTable(ConsentRegionsOptions options)
    {
        CountryHeader = options.CountryHeader;
        RegionHeader = options.RegionHeader;
        var ofCode = options.Rules.ToDictionary(rule => rule.Key.ToUpperInvariant(), rule => TermsOf(rule.Value), StringComparer.Ordinal);
        foreach (var region in options.Rules.Keys.SelectMany(OptInCountries.RegionsIn))
            ofCode.TryAdd(region, RegionTerms.Strictest);
        _ofCode = ofCode.ToFrozenDictionary(StringComparer.Ordinal);
        _ofCountryAlone = ofCode
            .Keys.GroupBy(RegionCode.CountryOf)
            .ToFrozenDictionary(
                country => country.Key,
                country => country.Select(code => ofCode[code]).Aggregate(ofCode.GetValueOrDefault(country.Key, RegionTerms.Strictest), (strictest, terms) => strictest.StricterWith(terms)),
                StringComparer.Ordinal
            );
        HasRules = options.Rules.Count > 0;
    }

    /// <summary>The header with the country; <see langword="null"/> for none.</summary>
    public string? CountryHeader { get; }

    /// <summary>The header with the region; <see langword="null"/> for none.</summary>
    public string? RegionHeader { get; }

    /// <summary>Whether it matters where a visitor is.</summary>
    public bool HasRules { get; }

    /// <summary>Whether some visitors are granted what they did not agree to.</summary>
    public bool CanImply => HasRules && _ofCode.Values.Any(terms => terms.Regime != ConsentRegime.OptIn);

    /// <summary>Whether some visitors get the link to object.</summary>
    public bool CanOptOut => HasRules && _ofCode.Values.Any(terms => terms.Regime == ConsentRegime.OptOut);

    /// <summary>What some region exempts.</summary>
    public CookieCategories Exemptions => _ofCode.Values.Aggregate(CookieCategories.None, (all, terms) => all | terms.Exemptions);

    /// <summary>What holds for a visitor of this code.</summary>
    public RegionTerms Find(string? code)
    {
        if (code is null)
            return RegionTerms.Strictest;
        if (!RegionCode.HasRegion(code))
            return _ofCountryAlone.GetValueOrDefault(code, RegionTerms.Strictest);
        return _ofCode.GetValueOrDefault(code) ?? _ofCode.GetValueOrDefault(RegionCode.CountryOf(code), RegionTerms.Strictest);
    }

    private static RegionTerms TermsOf(ConsentRegionRuleOptions rule) => new(rule.Regime, rule.Exemptions.Aggregate(CookieCategories.None, (all, category) => all | category));
}

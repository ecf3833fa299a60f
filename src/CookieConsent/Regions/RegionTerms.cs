namespace CookieConsent.Regions;

/// <summary>What holds in a region.</summary>
/// <param name="Regime">Before a choice.</param>
/// <param name="Exemptions">The categories in which exempt services may run before it.</param>
internal sealed record RegionTerms(ConsentRegime Regime, CookieCategories Exemptions)
{
    /// <summary>What holds where nothing else is configured or known.</summary>
    public static readonly RegionTerms Strictest = new(ConsentRegime.OptIn, CookieCategories.None);

    /// <summary>What holds where either may.</summary>
    public RegionTerms StricterWith(RegionTerms other) => new((ConsentRegime)Math.Min((int)Regime, (int)other.Regime), Exemptions & other.Exemptions);
}

/// <summary>Where a visitor is, and what holds there.</summary>
/// <param name="Code">The code; <see langword="null"/> where it is not known.</param>
/// <param name="Terms">What holds.</param>
internal sealed record VisitorRegion(string? Code, RegionTerms Terms)
{
    /// <summary>Nobody knows where.</summary>
    public static readonly VisitorRegion Unknown = new(null, RegionTerms.Strictest);
}

namespace CookieConsent;

/// <summary>The rule for one country or region.</summary>
public sealed class ConsentRegionRuleOptions
{
    /// <summary>What holds before a choice. Default: <see cref="ConsentRegime.OptIn"/>.</summary>
    public ConsentRegime Regime { get; set; } = ConsentRegime.OptIn;

    /// <summary>
    /// The categories in which the law of this region lets services run that are marked <see cref="ConsentServiceOptions.Exempt"/>:
    /// <see cref="CookieCategories.Functionality"/>, <see cref="CookieCategories.Analytics"/>. Default: none. For <see cref="ConsentRegime.OptIn"/> only:
    /// elsewhere nothing needs an exemption.
    /// </summary>
    public IList<CookieCategories> Exemptions { get; } = [];
}

using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Tests.Harness;

/// <summary>Short ways to rules, a small catalogue and a compiled configuration.</summary>
internal static class Rules
{
    public static readonly ServiceCatalogue Catalogue = new(
        [
            new("google-analytics", "Google Analytics", "Google", "https://policies.google.com/privacy", CookieCategories.Analytics, "purpose.statistics", ["www.google-analytics.com"], [new("_ga", TimeSpan.FromDays(730)), new("_ga_*", TimeSpan.FromDays(730))]),
            new("meta-pixel", "Meta Pixel", "Meta", "https://www.facebook.com/privacy", CookieCategories.Advertisement, "purpose.advertisement", ["connect.facebook.net"], [new("_fbp", TimeSpan.FromDays(90))]),
        ]
    );

    public static CookieRule Exact(string name, CookieCategories category = CookieCategories.Analytics) => new(name, false, category, ClassificationSource.Site);

    public static CookieRule Prefix(string name, CookieCategories category = CookieCategories.Analytics) => new(name, true, category, ClassificationSource.Site);

    public static CookieRule Framework(string name, CookieCategories category = CookieCategories.Necessary) => new(name, false, category, ClassificationSource.Framework) { MayBeSplit = true };

    public static ConsentConfiguration Compile(Action<CookieConsentOptions> configure, params CookieRule[] framework)
    {
        var options = new CookieConsentOptions();
        configure(options);
        return new(options, Catalogue, framework);
    }

    /// <summary>The classifier over the whole catalogue of the package.</summary>
    public static CookieClassifier CompileBuiltIn(Action<CookieConsentOptions> configure)
    {
        var options = new CookieConsentOptions();
        configure(options);
        return new ConsentConfiguration(options, ServiceCatalogue.BuiltIn, []).Classifier;
    }
}

using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>Says what an observed cookie is under the configuration in force, and what is open about it.</summary>
internal static class ObservationReport
{
    /// <summary>The observation as the app reads it.</summary>
    public static ObservedCookie Of(CookieObservation observation, ConsentConfiguration configuration) =>
        Of(observation.ToObserved(), observation.Sample, observation.IsEssential, configuration);

    /// <summary>The observation with what the configuration says of it.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="sample">A name as the classifier knows it.</param>
    /// <param name="isEssential">Whether the last append call declared it essential.</param>
    /// <param name="configuration">The configuration.</param>
    public static ObservedCookie Of(ObservedCookie seen, string sample, bool isEssential, ConsentConfiguration configuration)
    {
        var classification = configuration.Classifier.Classify(sample, isEssential);
        var lifetime = LifetimeCheck.Of(seen.Attributes, classification, configuration);
        return seen with
        {
            Category = classification.Category,
            Reason = ReasonOf(classification.Source),
            ServiceId = classification.Rule?.ServiceId,
            Pattern = classification.Rule?.Pattern,
            DeclaredLifetime = lifetime.Declared,
            IsLifetimeExceeded = lifetime.IsExceeded,
            Fix = FixFor(sample, classification) ?? (lifetime.IsExceeded ? lifetime.Fix : null),
            Suggestion = classification.Source == ClassificationSource.Unknown || classification.IsCaseVariant || classification.Rule is { IsCommonName: true, Category: not CookieCategories.Necessary } ? CategorySuggestion.For(sample, configuration).Text : null,
        };
    }

    /// <summary>The source as the app reads it.</summary>
    public static CookieReason ReasonOf(ClassificationSource source) =>
        source switch
        {
            ClassificationSource.Site => CookieReason.SiteRule,
            ClassificationSource.Framework => CookieReason.Framework,
            ClassificationSource.Catalogue => CookieReason.Catalogue,
            ClassificationSource.DeclaredInCode => CookieReason.DeclaredInCode,
            ClassificationSource.SiteDefault => CookieReason.SiteDefault,
            _ => CookieReason.Unknown,
        };

    private static string? FixFor(string sample, in CookieClassification classification) =>
        classification switch
        {
            { Source: ClassificationSource.Unknown } or { Rule: { IsCommonName: true, IsCoveredByGrant: false, Category: not CookieCategories.Necessary } } => ConfigurationLine.ForUnknownCookie(sample),
            { Rule: { IsCoveredByGrant: false, ServiceId: { } service } } => ConfigurationLine.ForUndeclaredService(service),
            _ => null,
        };
}

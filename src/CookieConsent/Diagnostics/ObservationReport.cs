using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>Says what an observed cookie is under the configuration in force, and what is open about it.</summary>
internal static class ObservationReport
{
    /// <summary>The observation as the app reads it.</summary>
    public static ObservedCookie Of(CookieObservation observation, ConsentConfiguration configuration)
    {
        var classification = configuration.Classifier.Classify(observation.Sample, observation.IsEssential);
        var lifetime = LifetimeCheck.Of(observation.Attributes, classification, configuration);
        return observation.ToObserved() with
        {
            Category = classification.Category,
            Reason = ReasonOf(classification.Source),
            ServiceId = classification.Rule?.ServiceId,
            Pattern = classification.Rule?.Pattern,
            DeclaredLifetime = lifetime.Declared,
            IsLifetimeExceeded = lifetime.IsExceeded,
            Fix = FixFor(observation, classification) ?? (lifetime.IsExceeded ? lifetime.Fix : null),
            Suggestion = classification.Source == ClassificationSource.Unknown || classification.IsCaseVariant || classification.Rule is { IsCommonName: true, Category: not CookieCategories.Necessary } ? CategorySuggestion.For(observation.Name, configuration).Text : null,
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

    private static string? FixFor(CookieObservation observation, in CookieClassification classification) =>
        classification switch
        {
            { Source: ClassificationSource.Unknown } or { Rule: { IsCommonName: true, IsCoveredByGrant: false, Category: not CookieCategories.Necessary } } => ConfigurationLine.ForUnknownCookie(observation.Sample),
            { Rule: { IsCoveredByGrant: false, ServiceId: { } service } } => ConfigurationLine.ForUndeclaredService(service),
            _ => null,
        };
}

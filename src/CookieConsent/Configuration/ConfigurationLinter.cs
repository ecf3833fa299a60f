using CookieConsent.Classification;

namespace CookieConsent.Configuration;

/// <summary>What is allowed but hardly meant: one warning each, with the path and the fix.</summary>
internal static class ConfigurationLinter
{
    /// <summary>The warnings for valid options.</summary>
    public static IEnumerable<string> Warnings(CookieConsentOptions options, ConsentConfiguration configuration, ServiceCatalogue catalogue)
    {
        var knownTrackers = CookieRuleSet.Compile([], [], CookieRuleSet.OfCatalogue(new CookieConsentOptions(), catalogue));
        foreach (var rule in configuration.SiteRules.Where(rule => rule.Category == CookieCategories.Necessary))
        {
            var known = knownTrackers.Classify(rule.Name);
            if (known is { Rule: { ServiceId: { } service } tracker } && tracker.Category != CookieCategories.Necessary)
                yield return $"{CookieConsentOptions.SectionName}: the cookie '{rule.Pattern}' is configured as Necessary, but it is a known tracker of '{service}' ({tracker.Category}). Move it to {tracker.Category}.";
        }
        foreach (var (id, service) in options.Services)
        {
            if (service.Category == CookieCategories.Necessary && catalogue.Find(id) is { } known && known.Category != CookieCategories.Necessary)
                yield return $"{CookieConsentOptions.SectionName}:Services:{id}:Category is Necessary, but {known.Name} is {known.Category}. Remove the line.";
        }
        if (string.IsNullOrEmpty(options.Controller.Name))
            yield return $"{CookieConsentOptions.SectionName}:Controller:Name is empty. Visitors have to be told who is responsible: write the name of the company or person.";
        if (string.IsNullOrEmpty(options.PolicyUrl))
            yield return $"{CookieConsentOptions.SectionName}:PolicyUrl is empty. Write the address of the privacy notice, for example \"/privacy\".";
    }
}

using CookieConsent.Classification;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>What a site has to declare of a service that is to run before consent (requirements K04, K05).</summary>
internal static class ExemptionRules
{
    // 13 and 25 months.
    private static readonly TimeSpan LongestCookie = TimeSpan.FromDays(395);
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(760);

    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(CookieConsentOptions options)
    {
        foreach (var (id, service) in options.Services)
        {
            if (service.Exempt is not { } exemption)
                continue;
            var known = ServiceCatalogue.BuiltIn.Find(id);
            var path = Path("Services", id, "Exempt");
            var mistakes = (service.Category ?? known?.Category) switch
            {
                CookieCategories.Analytics => [.. OfStatistics(path, exemption), .. OfCookies(id, service, known)],
                CookieCategories.Functionality => OfSettings(path, exemption),
                CookieCategories.Advertisement => [$"{path}: advertisement is never exempt from consent. Take it out."],
                CookieCategories.Necessary => [$"{path}: what is necessary needs no exemption. Take it out."],
                _ => Enumerable.Empty<string>(),
            };
            foreach (var mistake in mistakes)
                yield return mistake;
        }
    }

    private static IEnumerable<string> OfSettings(string path, ConsentExemptionOptions exemption)
    {
        if (!exemption.ChosenByVisitor)
            yield return $"{path}:ChosenByVisitor is not true. Functionality is exempt only where it keeps settings that the visitor has chosen, such as language, currency or appearance. Write \"ChosenByVisitor\": true where that is so, else take Exempt out.";
    }

    private static IEnumerable<string> OfStatistics(string path, ConsentExemptionOptions exemption)
    {
        if (!exemption.SinglePublisher)
            yield return $"{path}:SinglePublisher is not true. Analytics are exempt only where the data serve this site alone. Write \"SinglePublisher\": true where that is so, else take Exempt out.";
        if (!exemption.AnonymousStatistics)
            yield return $"{path}:AnonymousStatistics is not true. Analytics are exempt only where nothing but anonymous statistics comes of them. Write \"AnonymousStatistics\": true where that is so, else take Exempt out.";
        if (exemption.CrossSiteIdentifier != false)
            yield return $"{path}:CrossSiteIdentifier is {(exemption.CrossSiteIdentifier is null ? "missing" : "true")}. Analytics are exempt only without an identifier that tells visitors on other sites. Write \"CrossSiteIdentifier\": false where that is so, else take Exempt out.";
        if (exemption.DataRetention is not { } retention || retention <= TimeSpan.Zero || retention > LongestRetention)
            yield return $"{path}:DataRetention is {exemption.DataRetention?.ToString() ?? "missing"}. Analytics are exempt only where the data are deleted within 25 months. Write at most \"760.00:00:00\".";
    }

    private static IEnumerable<string> OfCookies(string id, ConsentServiceOptions service, CatalogueService? known)
    {
        for (var i = 0; i < service.Cookies.Count; i++)
        {
            if (service.Cookies[i].Lifetime > LongestCookie)
                yield return $"{Path("Services", id, "Cookies", $"{i}", "Lifetime")} is {service.Cookies[i].Lifetime}. An exempt cookie lives for at most 13 months. Set and declare \"395.00:00:00\" or less.";
        }
        foreach (var cookie in (known?.Cookies ?? []).Where(cookie => cookie.Lifetime > LongestCookie && service.Cookies.All(own => own.Name != cookie.Pattern)))
            yield return $"{Path("Services", id, "Cookies")}: '{cookie.Pattern}' usually lives for {cookie.Lifetime}, and an exempt cookie for at most 13 months. Set it for less, and list it here with the lifetime that it has.";
    }
}

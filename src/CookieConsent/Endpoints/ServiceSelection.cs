using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>
/// Reads a form in which categories and their services are ticked. Script keeps the two together; without it they may contradict each other, and what is
/// left of a category that was granted before then says that the visitor took the rest away.
/// </summary>
internal static class ServiceSelection
{
    /// <summary>What is to be granted, and the codes of the services to refuse within it.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="notice">What was shown; <see langword="null"/> where it is not named or not known.</param>
    /// <param name="before">What the visitor's form had ticked.</param>
    /// <param name="configuration">The declared services.</param>
    /// <exception cref="BadHttpRequestException">A service cannot be chosen here; the message says what to send.</exception>
    public static (CookieCategories Granted, IReadOnlyCollection<string> Refused) Read(
        ChoiceRequest request,
        ConsentNotice? notice,
        ConsentDecision before,
        ConsentConfiguration configuration
    )
    {
        if (request.Action != ConsentAction.Save)
            return (request.Categories, []);

        // A form from before the configuration changed may name services that are gone. No refusal in it is blocked.
        var isOutdated = request.Shown is not null && notice is null;
        if (!isOutdated)
            Check(request, configuration);

        var granted = CookieCategories.None;
        var refused = new List<string>();
        foreach (var category in ScopeFingerprint.Categories)
        {
            var isTicked = (request.Categories & category) != 0;
            var wasGranted = (before.Granted & category) != 0;
            var services = configuration.Refusals.In(category).ToLookup(service => request.Services.Contains(service.Id, StringComparer.OrdinalIgnoreCase), service => service.Code);
            var isAnyTicked = services[true].Any();
            if (isAnyTicked)
                refused.AddRange(services[false]);

            var isTakenAway = wasGranted && (isAnyTicked ? !isTicked : services[false].Any() && AreServicesShown(request, notice, configuration));
            if ((isTicked || isAnyTicked) && !isTakenAway)
                granted |= category;
        }
        return (granted, refused);
    }

    private static void Check(ChoiceRequest request, ConsentConfiguration configuration)
    {
        if (request.Services.Count > 0 && !configuration.Options.Banner.ServiceChoice)
            throw Unknown($"Services cannot be chosen one by one here: send categories, or set {configuration.Options.ConfigurationPath}:Banner:ServiceChoice to true.");
        if (request.Services.Any(id => configuration.Refusals.Find(id) is null))
            throw Unknown("A service is unknown. Send ids of services that the site declares.");
    }

    /// <summary>Script sends JSON, and whoever sends categories only means all of them; a form that was filled in had a box for each service.</summary>
    private static bool AreServicesShown(ChoiceRequest request, ConsentNotice? notice, ConsentConfiguration configuration) =>
        !request.IsJson && configuration.Options.Banner.ServiceChoice && notice is { Surface: ConsentSurface.Dialog or ConsentSurface.Page };

    private static BadHttpRequestException Unknown(string detail) => new(detail, StatusCodes.Status400BadRequest);
}

using CookieConsent.Classification;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on the declared services.</summary>
internal static class ServiceRules
{
    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(CookieConsentOptions options) => options.Services.SelectMany(service => Check(service.Key, service.Value));

    private static IEnumerable<string> Check(string id, ConsentServiceOptions service)
    {
        var catalogue = ServiceCatalogue.BuiltIn;
        if (id.Length == 0 || id.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
            yield return $"{Path("Services", id)}: the id holds white space. Write letters, digits and hyphens, for example \"my-shop\".";
        if (service.Category is null && catalogue.Find(id) is null)
            yield return $"{Path("Services", id)} is not in the catalogue and names no category.{NearestName.AsQuestion(id, catalogue.Services.Select(known => known.Id))} For a service of your own write \"Category\": \"Functionality\", \"Analytics\" or \"Advertisement\".";
        if (service.Category is { } category && !Endpoints.CategoryNames.IsOne(category))
            yield return $"{Path("Services", id, "Category")} is {category}. Write exactly one of Necessary, Functionality, Analytics and Advertisement.";
        if (service.PolicyUrl is { } policyUrl && (policyUrl.Length == 0 || !ValueRules.IsWebAddress(policyUrl)))
            yield return $"{Path("Services", id, "PolicyUrl")} is \"{policyUrl}\". Write an address that starts with https://.";
        for (var i = 0; i < service.Hosts.Count; i++)
        {
            if (!ServiceHost.TryParse(service.Hosts[i], out _))
                yield return $"{Path("Services", id, "Hosts", $"{i}")} is \"{service.Hosts[i]}\". Write a host name without scheme and path, for example \"cdn.example.com\".";
        }
        for (var i = 0; i < service.Storage.Count; i++)
        {
            // A bare star would empty the storage of the whole site.
            if (CookieRule.Parse(service.Storage[i] ?? "").Name is not { Length: > 0 } key || key.Contains('*', StringComparison.Ordinal))
                yield return $"{Path("Services", id, "Storage", $"{i}")} is \"{service.Storage[i]}\". Write a key, or a prefix with one trailing star, for example \"recent_*\".";
        }
        for (var i = 0; i < service.Cookies.Count; i++)
        {
            foreach (var error in Check(Path("Services", id, "Cookies", $"{i}"), service.Cookies[i]))
                yield return error;
        }
    }

    private static IEnumerable<string> Check(string path, ConsentServiceCookieOptions cookie)
    {
        if (cookie.Lifetime is { } lifetime && lifetime <= TimeSpan.Zero)
            yield return $"{path}:Lifetime is {lifetime}. Write a positive time span, for example \"30.00:00:00\", or leave it out for a session cookie.";
        if (cookie.Path is { } cookiePath && !ConsentCookieRules.IsCookiePath(cookiePath))
            yield return $"{path}:Path is \"{cookiePath}\". Write a path that starts with a slash, for example \"/shop\".";
        if (cookie.Domain is { } domain && !ConsentCookieRules.IsHostName(domain))
            yield return $"{path}:Domain is \"{domain}\". Write a host name in ASCII, for example \"example.com\".";
    }
}

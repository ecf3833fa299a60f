using System.Collections.Frozen;
using CookieConsent.Classification;

namespace CookieConsent.Decision;

/// <summary>
/// Refusals of single services within granted categories, as the consent cookie keeps them. A category stands while any of its services does. Whatever
/// is in doubt is refused.
/// </summary>
internal sealed class ServiceRefusals
{
    private readonly DeclaredService[] _services;
    private readonly FrozenDictionary<string, DeclaredService> _byId;

    /// <summary>Looks at the services that the site declares.</summary>
    public ServiceRefusals(IReadOnlyList<DeclaredService> declared)
    {
        _services = [.. declared.Where(service => service.Category != CookieCategories.Necessary)];
        FormLength = _services.Sum(service => "&service=".Length + Uri.EscapeDataString(service.Id).Length);
        _byId = declared.ToFrozenDictionary(service => service.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Length of a form's fields where every one of them is ticked.</summary>
    public int FormLength { get; }

    /// <summary>The declared service with this id, ignoring case.</summary>
    public DeclaredService? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The services of an optional category.</summary>
    public IEnumerable<DeclaredService> In(CookieCategories category) => _services.Where(service => service.Category == category);

    /// <summary>The ids of the services that are refused although their category is granted.</summary>
    public IReadOnlyList<string> IdsOf(ConsentDecision decision) =>
        [.. _services.Where(service => (decision.Granted & service.Category) != 0 && decision.Refuses(service.Code)).Select(service => service.Id)];

    /// <summary>Whether a service comes to be granted that was refused alone before.</summary>
    public bool GrantsMore(ConsentDecision before, ConsentDecision after) =>
        _services.Any(service => (after.Granted & service.Category) != 0 && before.Refuses(service.Code) && !after.Refuses(service.Code));

    /// <summary>
    /// Fits refusals into the cookie: a category of which no service is left is refused as a whole, and so is the one with the most refusals while they
    /// are too many.
    /// </summary>
    /// <param name="granted">The optional categories to grant.</param>
    /// <param name="codes">The codes of the services to refuse in them.</param>
    /// <returns>What is granted then, and the codes as the cookie holds them.</returns>
    public (CookieCategories Granted, string Refused) Settle(CookieCategories granted, IEnumerable<string> codes)
    {
        var refused = codes.ToHashSet(StringComparer.Ordinal);
        if (refused.Count == 0)
            return (granted, "");
        foreach (var category in ScopeFingerprint.Categories)
        {
            if (In(category).Any() && In(category).All(service => refused.Contains(service.Code)))
                granted &= ~category;
        }
        KeepWithin(granted, refused);
        while (refused.Count > ConsentCookieValue.MostRefusedServices)
        {
            granted &= ~ScopeFingerprint.Categories.Where(category => (granted & category) != 0).MaxBy(category => In(category).Count(service => refused.Contains(service.Code)));
            KeepWithin(granted, refused);
        }
        return (granted, string.Concat(refused.Order(StringComparer.Ordinal)));
    }

    /// <summary>The codes in a cookie, one by one.</summary>
    public static IEnumerable<string> CodesOf(in ConsentCookieValue value) => value.RefusedServices.ToString().Chunk(ServiceCode.Length).Select(code => new string(code));

    /// <summary>
    /// Forgets what no granted category needs. A code that no service has now may be that of a service which comes back, and stays while anything is
    /// granted.
    /// </summary>
    private void KeepWithin(CookieCategories granted, HashSet<string> codes)
    {
        if (granted == CookieCategories.None)
            codes.Clear();
        var needed = _services.Where(service => (granted & service.Category) != 0).Select(service => service.Code).ToHashSet(StringComparer.Ordinal);
        codes.ExceptWith(_services.Select(service => service.Code).Where(code => !needed.Contains(code)));
    }
}

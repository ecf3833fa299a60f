namespace CookieConsent;

/// <summary>
/// Every cookie name that the app's requests and responses carried since it started, in the memory of this process (requirement E04). Registered by
/// <c>AddCookieConsent</c>; endpoints without cookie consent are not looked at.
/// </summary>
/// <remarks>
/// Bounded, whatever visitors send: at most 1,000 unknown names from requests and 1,000 from responses, 10 names of each known family, and every
/// other known name once. Safe to call from anywhere; a call costs time in proportion to the number of names, so it is for reports and not for pages.
/// </remarks>
public interface ICookieInventory
{
    /// <summary>How often a cookie was seen whose name found no room. 0 while the list is complete.</summary>
    long Unlisted { get; }

    /// <summary>What was observed, ordered by name, classified under the configuration in force now.</summary>
    /// <returns>One entry for each name; a list of its own, which does not change any more.</returns>
    IReadOnlyList<ObservedCookie> GetObservations();
}

namespace CookieConsent;

/// <summary>
/// The hosts that the third-party firewall kept pages from, or would have, since the app started: from the reports that browsers send, in the memory of this
/// process. Registered by <c>AddCookieConsent</c>; empty while <see cref="ConsentFirewallOptions.Mode"/> is <see cref="ConsentFirewallMode.Off"/>.
/// </summary>
/// <remarks>
/// Anybody can send a report, so it is a hint and no proof. Bounded, whatever is sent: at most 1,000 entries of hosts that nobody knows and 1,000 of hosts of known
/// services. Safe to call from anywhere; meant for reports and not for pages.
/// </remarks>
public interface IThirdPartyInventory
{
    /// <summary>How many reports found no room. 0 while the list is complete.</summary>
    long Unlisted { get; }

    /// <summary>What was reported, ordered by host and directive, under the configuration in force now.</summary>
    /// <returns>One entry for each host and directive; a list of its own, which does not change any more.</returns>
    IReadOnlyList<ObservedHost> GetObservations();
}

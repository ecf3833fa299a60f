namespace CookieConsent.Decision;

/// <summary>
/// While a new configuration is rolled out, processes with the old and with the new one answer the same visitor, and each finds that what he granted at the
/// other covers something else. If each asked again he would be asked for ever. So a process does not ask about a decision that is younger than its own
/// configuration: it was made where another one is in force. Nothing that it covers there is granted here (requirements C07, E18).
/// </summary>
internal static class DecisionElsewhere
{
    /// <summary>How long both configurations are expected side by side. A decision that is older is asked about, whatever made it.</summary>
    public static readonly TimeSpan Rollout = TimeSpan.FromDays(1);

    /// <summary>Whether a decision of another scope is one of another process.</summary>
    /// <param name="stored">What the consent cookie says. Its record id has the moment of the decision: what lapses was granted, and a grant has an id.</param>
    /// <param name="inForceSince">Since when this process has its scope.</param>
    /// <param name="now">The moment.</param>
    public static bool Is(in ConsentCookieValue stored, DateTimeOffset inForceSince, DateTimeOffset now) =>
        stored.RecordTime is { } time && time > inForceSince.ToUnixTimeMilliseconds() && Math.Abs(now.ToUnixTimeMilliseconds() - time) < Rollout.TotalMilliseconds;
}

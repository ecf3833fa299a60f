namespace CookieConsent;

/// <summary>
/// The statement of a site that honours Global Privacy Control: <c>{"gpc":true,"lastUpdate":"2026-11-22"}</c> at <c>/.well-known/gpc.json</c> of the
/// origin, where the app itself has nothing (requirement S05). Nothing is published unless a date is set.
/// </summary>
public sealed class GlobalPrivacyControlStatementOptions
{
    /// <summary>The day from which the statement holds, for example <c>2026-11-22</c>. Default: none, and no statement.</summary>
    public DateOnly? LastUpdate { get; set; }
}

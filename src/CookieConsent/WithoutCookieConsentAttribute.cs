namespace CookieConsent;

/// <summary>
/// Exempts an endpoint from enforcement: its cookies are neither dropped nor hidden. For admin areas and interfaces that no visitor reaches;
/// a visitor's page is never exempt lawfully. Every exempt endpoint is logged at start.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutCookieConsentAttribute : Attribute;

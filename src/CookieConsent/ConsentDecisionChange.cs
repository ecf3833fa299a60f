namespace CookieConsent;

/// <summary>A change of one visitor's decision.</summary>
/// <param name="Before">What was granted before; always contains <see cref="CookieCategories.Necessary"/>.</param>
/// <param name="After">What is granted now; always contains <see cref="CookieCategories.Necessary"/>.</param>
/// <param name="Record">The record of the change.</param>
public sealed record ConsentDecisionChange(CookieCategories Before, CookieCategories After, ConsentRecord Record);

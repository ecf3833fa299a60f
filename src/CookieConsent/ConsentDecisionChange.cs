namespace CookieConsent;

/// <summary>A change of one visitor's decision.</summary>
/// <param name="Before">What was granted before, by the visitor or by the rule of his region; always contains <see cref="CookieCategories.Necessary"/>.</param>
/// <param name="After">What is granted now, in the same sense; always contains <see cref="CookieCategories.Necessary"/>.</param>
/// <param name="Record">The record of the change.</param>
public sealed record ConsentDecisionChange(CookieCategories Before, CookieCategories After, ConsentRecord Record);

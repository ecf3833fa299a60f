namespace CookieConsent.Tests.Harness;

/// <summary>The four states in which a visitor comes.</summary>
public enum Visitor
{
    Undecided,
    Refused,
    Partial,
    Accepted,
}

internal static class VisitorExtensions
{
    /// <summary>The optional categories that the visitor granted; <see langword="null"/> for one who has not decided.</summary>
    public static CookieCategories? Granted(this Visitor visitor) =>
        visitor switch
        {
            Visitor.Refused => CookieCategories.None,
            Visitor.Partial => CookieCategories.Analytics,
            Visitor.Accepted => CookieCategories.All & ~CookieCategories.Necessary,
            _ => null,
        };

    /// <summary>The names of the vocabulary that the visitor may be sent.</summary>
    public static string[] Allowed(this Visitor visitor) =>
        visitor switch
        {
            Visitor.Partial => [Vocabulary.Necessary, Vocabulary.Analytics],
            Visitor.Accepted => [Vocabulary.Necessary, .. Vocabulary.Optional],
            _ => [Vocabulary.Necessary],
        };
}

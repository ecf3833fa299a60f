namespace CookieConsent.Gating;

/// <summary>What a <c>&lt;link&gt;</c> is for.</summary>
internal static class LinkRelation
{
    // Relations that only name an address: a browser asks no other host for them.
    private static readonly string[] Naming = ["alternate", "author", "canonical", "help", "license", "me", "next", "prev", "privacy-policy", "search", "terms-of-service"];

    /// <summary>Whether a browser contacts the host because of the link: unless every relation is known not to.</summary>
    public static bool Loads(string? relations)
    {
        var names = (relations ?? "").Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries);

        // "alternate stylesheet" is a style sheet.
        return !names.All(name => Naming.Contains(name, StringComparer.OrdinalIgnoreCase));
    }
}

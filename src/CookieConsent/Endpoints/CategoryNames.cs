namespace CookieConsent.Endpoints;

/// <summary>The categories by the names that they have on the wire.</summary>
internal static class CategoryNames
{
    /// <summary>Whether the value is exactly one category.</summary>
    public static bool IsOne(CookieCategories category) => Of(category).Length > 0;

    /// <summary>The name on the wire; empty for anything but one category.</summary>
    public static string Of(CookieCategories category) =>
        category switch
        {
            CookieCategories.Necessary => "necessary",
            CookieCategories.Functionality => "functionality",
            CookieCategories.Analytics => "analytics",
            CookieCategories.Advertisement => "advertisement",
            _ => "",
        };

    /// <summary>Reads a name, ignoring case.</summary>
    public static bool TryParse(string? name, out CookieCategories category)
    {
        foreach (var candidate in Enum.GetValues<CookieCategories>())
        {
            if (IsOne(candidate) && Of(candidate).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                category = candidate;
                return true;
            }
        }
        category = CookieCategories.None;
        return false;
    }
}

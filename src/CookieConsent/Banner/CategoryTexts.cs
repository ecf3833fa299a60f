using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>The keys under which the texts hold the categories.</summary>
internal static class CategoryTexts
{
    /// <summary>The categories that a visitor can refuse, in the order in which they are shown where a site wants no other.</summary>
    public static readonly CookieCategories[] Optional = [CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement];

    /// <summary>The categories that a visitor can refuse, in the site's order.</summary>
    public static IEnumerable<CookieCategories> OptionalIn(ConsentConfiguration configuration) =>
        configuration.Options.Banner.Categories is { Count: > 0 } own ? own : Optional;

    /// <summary>Every category, in the site's order.</summary>
    public static IEnumerable<CookieCategories> AllIn(ConsentConfiguration configuration) => OptionalIn(configuration).Prepend(CookieCategories.Necessary);

    /// <summary>The category as keys, form fields and ids name it: <c>analytics</c>.</summary>
    public static string Key(CookieCategories category) => category.ToString().ToLowerInvariant();

    /// <summary>The category's name.</summary>
    public static string Name(this ConsentTexts texts, CookieCategories category) => texts[$"category.{Key(category)}.name"];

    /// <summary>What the category is for, in one sentence.</summary>
    public static string Description(this ConsentTexts texts, CookieCategories category) => texts[$"category.{Key(category)}.description"];

    /// <summary>What the category is for, in a few words.</summary>
    public static string Brief(this ConsentTexts texts, CookieCategories category) => texts[$"banner.{Key(category)}"];
}

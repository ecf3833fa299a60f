namespace CookieConsent.Shop.Tests.Hosting;

/// <summary>Every cookie that the shop sets and its category: written by hand, so that the library's own classification is not its own judge.</summary>
internal static class ShopCookies
{
    private static readonly Dictionary<string, CookieCategories> Categories = new(StringComparer.Ordinal)
    {
        ["shop-basket"] = CookieCategories.Necessary,
        ["shop-login"] = CookieCategories.Necessary,
        [".AspNetCore.Mvc.CookieTempDataProvider"] = CookieCategories.Necessary,
        ["AWSALB"] = CookieCategories.Necessary,
        ["upstream_session"] = CookieCategories.Necessary,
        ["consent"] = CookieCategories.Necessary,
        ["__Host-consent"] = CookieCategories.Necessary,
        ["lang"] = CookieCategories.Functionality,
        ["recent_1"] = CookieCategories.Functionality,
        [".AspNetCore.Culture"] = CookieCategories.Functionality,
        ["_ga"] = CookieCategories.Analytics,
        ["_ga_SHOP1234"] = CookieCategories.Analytics,
        ["_gid"] = CookieCategories.Analytics,
        ["__hstc"] = CookieCategories.Analytics,
        ["hubspotutk"] = CookieCategories.Analytics,
        ["ab_test"] = CookieCategories.Analytics,
        ["_fbp"] = CookieCategories.Advertisement,
        ["zz_partner"] = CookieCategories.None,
        ["mystery"] = CookieCategories.None,
    };

    /// <summary>Everything that needs a choice, and what nobody classified.</summary>
    public static IReadOnlyCollection<string> NotNecessary { get; } = [.. Categories.Where(pair => pair.Value != CookieCategories.Necessary).Select(pair => pair.Key)];

    /// <summary>The names of the optional categories that are asked for.</summary>
    public static IReadOnlyCollection<string> Of(CookieCategories categories) => [.. Categories.Where(pair => (pair.Value & categories & ~CookieCategories.Necessary) != 0).Select(pair => pair.Key)];

    /// <summary>Whether a visitor who granted these categories may get the cookie. A name that is not listed here fails the test.</summary>
    public static bool MayPass(string name, CookieCategories granted) => (CategoryOf(name) & (granted | CookieCategories.Necessary)) != 0;

    private static CookieCategories CategoryOf(string name)
    {
        if (name.StartsWith(".AspNetCore.Antiforgery.", StringComparison.Ordinal))
            return CookieCategories.Necessary;
        return Categories.TryGetValue(name, out var category) ? category : throw new InvalidOperationException($"The shop sets {name}, which {nameof(ShopCookies)} does not list.");
    }
}

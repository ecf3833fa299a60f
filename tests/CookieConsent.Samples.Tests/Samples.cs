namespace CookieConsent.Samples.Tests;

/// <summary>The samples that take the journey. The Shop has tests of its own besides.</summary>
internal static class Samples
{
    public static IEnumerable<Sample> All => [RazorPages, Mvc, MinimalApi, Blazor, Proxy, Shop];

    public static Sample RazorPages { get; } = new("RazorPages");

    public static Sample Mvc { get; } = new("Mvc") { Pages = ["/", "/articles/1", "/editors", "/home/privacy"], StartNeedsAsync = ConsentDatabase.CreateAsync };

    public static Sample MinimalApi { get; } = new("MinimalApi") { Banner = "#consent", Settled = "html[data-consent]" };

    public static Sample Blazor { get; } =
        new("Blazor") { Pages = ["/", "/lamps", "/live", "/privacy"], Cookies = new Dictionary<string, CookieCategories>(new Sample("").Cookies) { ["antiforgery"] = CookieCategories.Necessary } };

    public static Sample Proxy { get; } = new("Proxy");

    public static Sample Shop { get; } =
        new("Shop")
        {
            Pages = ["/", "/product/1", "/privacy"],
            Cookies = new Dictionary<string, CookieCategories>
            {
                ["antiforgery"] = CookieCategories.Necessary,
                ["lang"] = CookieCategories.Functionality,
                ["recent_1"] = CookieCategories.Functionality,
                ["_ga"] = CookieCategories.Analytics,
                ["_ga_SHOP1234"] = CookieCategories.Analytics,
                ["__hstc"] = CookieCategories.Analytics,
                ["hubspotutk"] = CookieCategories.Analytics,
                ["ab_test"] = CookieCategories.Analytics,
                ["_fbp"] = CookieCategories.Advertisement,
            },
            StartNeedsAsync = ConsentDatabase.CreateAsync,
        };
}

namespace CookieConsent.Samples.Tests;

/// <summary>The samples that take the journey. The Shop has tests of its own.</summary>
internal static class Samples
{
    public static IEnumerable<Sample> All => [RazorPages, Mvc, MinimalApi, Blazor, Proxy];

    public static Sample RazorPages { get; } = new("RazorPages");

    public static Sample Mvc { get; } = new("Mvc") { Pages = ["/", "/articles/1", "/editors", "/home/privacy"], StartNeedsAsync = ConsentDatabase.CreateAsync };

    public static Sample MinimalApi { get; } = new("MinimalApi") { Banner = "#consent", Settled = "html[data-consent]" };

    public static Sample Blazor { get; } =
        new("Blazor") { Pages = ["/", "/lamps", "/live", "/privacy"], Cookies = new Dictionary<string, CookieCategories>(new Sample("").Cookies) { ["antiforgery"] = CookieCategories.Necessary } };

    public static Sample Proxy { get; } = new("Proxy");
}

namespace CookieConsent.Tests.Harness;

/// <summary>Services beside the cookies of the vocabulary, which belong to none, on a site where each can be chosen.</summary>
internal static class Services
{
    public const string Statistics = "statistics";
    public const string Heatmaps = "heatmaps";

    /// <summary>A service of the catalogue.</summary>
    public const string Pixel = "meta-pixel";

    /// <summary>One cookie of each of them, in this order.</summary>
    public static readonly string[] Cookies = ["st_1", "heat", "_fbp"];

    public static void Offer(CookieConsentOptions options)
    {
        options.Banner.ServiceChoice = true;
        Declare(options);
    }

    public static void Declare(CookieConsentOptions options)
    {
        Add(options, Statistics, CookieCategories.Analytics, "st_*");
        Add(options, Heatmaps, CookieCategories.Analytics, "heat");
        options.Services[Pixel] = new();
    }

    /// <summary>Declares a service of the site.</summary>
    public static void Add(CookieConsentOptions options, string id, CookieCategories category, params IEnumerable<string> cookies)
    {
        var service = new ConsentServiceOptions { Name = $"The {id}", Category = category };
        foreach (var cookie in cookies)
            service.Cookies.Add(new() { Name = cookie });
        options.Services[id] = service;
    }
}

using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;

namespace CookieConsent.Browser.Tests;

/// <summary>The shops that tests share: one for each set of settings, opened when it is first needed.</summary>
internal static class Shops
{
    private static readonly ConcurrentDictionary<string, Lazy<ShopHost>> Open = new();

    // With the shop's own six they are ten.
    private static readonly string[] MoreServices = ["hotjar", "linkedin-insight", "stripe", "youtube"];

    /// <summary>The shop as it is.</summary>
    public static ShopHost Plain => Get("plain", []);

    /// <summary>The shop with ten declared services.</summary>
    public static ShopHost WithTenServices => Get("ten services", MoreServices.ToDictionary(id => $"CookieConsent:Services:{id}", _ => ""));

    /// <summary>The shop with its banner in another place.</summary>
    public static ShopHost WithLayout(ConsentBannerLayout layout) =>
        layout == ConsentBannerLayout.Bar ? Plain : Get(layout.ToString(), new() { ["CookieConsent:Banner:Layout"] = layout.ToString() });

    /// <summary>Closes all of them.</summary>
    public static void CloseAll()
    {
        foreach (var shop in Open.Values)
            shop.Value.Dispose();
    }

    private static ShopHost Get(string name, Dictionary<string, string> settings) => Open.GetOrAdd(name, _ => new(() => ShopHost.OnKestrel(settings))).Value;
}

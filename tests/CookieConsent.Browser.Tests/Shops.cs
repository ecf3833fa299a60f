using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace CookieConsent.Browser.Tests;

/// <summary>The shops that tests share: one for each set of settings, opened when it is first needed. Each takes every language that the banner has.</summary>
internal static class Shops
{
    private static readonly ConcurrentDictionary<string, Lazy<ShopHost>> Open = new();

    // With the shop's own six they are ten.
    private static readonly string[] MoreServices = ["hotjar", "linkedin-insight", "stripe", "youtube"];

    /// <summary>Tags of the languages that the package has.</summary>
    public static string[] Languages { get; } =
        [.. typeof(CookieConsentOptions).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("CookieConsent.Texts.", StringComparison.Ordinal)).Select(name => name.Split('.')[2]).Order(StringComparer.Ordinal)];

    /// <summary>The shop as it is.</summary>
    public static ShopHost Plain => Get("plain", []);

    /// <summary>The shop with ten declared services.</summary>
    public static ShopHost WithTenServices => Get("ten services", MoreServices.ToDictionary(id => $"CookieConsent:Services:{id}", _ => ""));

    /// <summary>The shop under a policy that lets in only what carries a nonce.</summary>
    public static ShopHost WithNonces => Get("nonces", new() { ["Nonces"] = "true" });

    /// <summary>The shop with its banner in markup of its own, the file <c>Template.html</c> beside this one.</summary>
    public static ShopHost WithTemplate => Get("template", new() { ["CookieConsent:Banner:Template"] = "Template.html" });

    /// <summary>The shop behind the firewall.</summary>
    public static ShopHost WithFirewall => Get("firewall", new() { ["CookieConsent:Firewall:Mode"] = "Enforce" });

    /// <summary>The shop that tells Google's tag of each choice.</summary>
    public static ShopHost WithConsentMode => Get("consent mode", new() { ["CookieConsent:ConsentSignals:Google"] = "Basic" });

    /// <summary>The shop with pages that are the same for every visitor.</summary>
    public static ShopHost CacheSafe => Get("cache-safe", new() { ["CookieConsent:Banner:CacheSafe"] = "true" });

    /// <summary>The shop where each service can be ticked.</summary>
    public static ShopHost WithServiceChoice => Get("service choice", new() { ["CookieConsent:Banner:ServiceChoice"] = "true" });

    /// <summary>The shop where visitors from the United States, by a header as a CDN sends it, are not asked first.</summary>
    public static ShopHost WithRegions => Get("regions", new() { ["CookieConsent:Regions:CountryHeader"] = "X-Country", ["CookieConsent:Regions:Rules:US:Regime"] = "OptOut" });

    /// <summary>The shop with its banner in another place.</summary>
    public static ShopHost WithLayout(ConsentBannerLayout layout) =>
        layout == ConsentBannerLayout.Bar ? Plain : Get(layout.ToString(), new() { ["CookieConsent:Banner:Layout"] = layout.ToString() });

    /// <summary>Closes all of them.</summary>
    public static void CloseAll()
    {
        foreach (var shop in Open.Values)
            shop.Value.Dispose();
    }

    private static ShopHost Get(string name, Dictionary<string, string> settings) => Open.GetOrAdd(name, _ => new(() => ShopHost.OnKestrel(settings, Configure))).Value;

    private static void Configure(IServiceCollection services)
    {
        services.PostConfigure<RequestLocalizationOptions>(options => options.AddSupportedUICultures(Languages));

        // The files of the tests are files of the shop too.
        var environment = (IWebHostEnvironment)services.Last(service => service.ServiceType == typeof(IWebHostEnvironment)).ImplementationInstance!;
        environment.ContentRootFileProvider = new CompositeFileProvider(environment.ContentRootFileProvider, new PhysicalFileProvider(AppContext.BaseDirectory));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CookieConsent.Configuration;

/// <summary>Fills the options from configuration. What no option can take is noted and reported by the validator with everything else.</summary>
internal sealed class ConfigurationBinding(IConfiguration? configuration) : IConfigureOptions<CookieConsentOptions>
{
    private static readonly CookieCategories[] Categories =
    [
        CookieCategories.Necessary,
        CookieCategories.Functionality,
        CookieCategories.Analytics,
        CookieCategories.Advertisement,
    ];

    private volatile bool _wasThere;

    /// <inheritdoc />
    public void Configure(CookieConsentOptions options)
    {
        if (configuration is null)
            return;
        if (configuration is IConfigurationSection section)
            options.ConfigurationPath = section.Path;

        // A file that is being replaced is gone for a moment, and the framework reloads then: half a deployment is no empty configuration.
        if (configuration.GetChildren().Any())
            _wasThere = true;
        else if (_wasThere)
            options.ConfigurationErrors.Add($"{options.ConfigurationPath} is gone. Put it back; to run without it, restart the app.");
        new ConfigurationReader(configuration, options.ConfigurationPath, options.ConfigurationErrors).ReadAll(reader => Read(reader, options));
    }

    private static void Read(ConfigurationReader reader, CookieConsentOptions options)
    {
        reader.Section("Controller", controller => ReadController(controller, options.Controller));
        reader.Text("PolicyUrl", text => options.PolicyUrl = text);
        reader.Text("PolicyVersion", text => options.PolicyVersion = text);
        reader.Duration("ConsentLifetime", duration => options.ConsentLifetime = duration);
        reader.Choice("UnknownCookies", choice => options.UnknownCookies = choice, Enum.GetValues<CookieHandling>());
        reader.Choice("UndeclaredServices", choice => options.UndeclaredServices = choice, Enum.GetValues<CookieHandling>());
        reader.Number("GrantsPerMinute", number => options.GrantsPerMinute = number);
        reader.Boolean("HoldThirdParties", value => options.HoldThirdParties = value);
        reader.Choice("Mode", choice => options.Mode = choice, Enum.GetValues<ConsentMode>());
        reader.Text("BasePath", text => SetBasePath(reader, text, options));
        reader.Duration("RecordTimeout", duration => options.RecordTimeout = duration);
        reader.Choice("GlobalPrivacyControl", choice => options.GlobalPrivacyControl = choice, Enum.GetValues<GlobalPrivacyControlHandling>());
        reader.Section("GlobalPrivacyControlStatement", statement => statement.Date("LastUpdate", date => options.GlobalPrivacyControlStatement.LastUpdate = date));
        reader.Boolean("DoNotTrack", value => options.DoNotTrack = value);
        reader.Section("Regions", regions => ReadRegions(regions, options.Regions));
        reader.Map("Services", (id, service) => ReadService(service, options, id));
        reader.Section("Cookies", cookies => ReadCookies(cookies, options));
        reader.Section("Banner", banner => ReadBanner(banner, options.Banner));
        reader.Section("Firewall", firewall => ReadFirewall(firewall, options.Firewall));
        reader.Section("ConsentSignals", signals => ReadConsentSignals(signals, options.ConsentSignals));
        reader.Section("ConsentCookie", cookie => ReadConsentCookie(cookie, options.ConsentCookie));
    }

    private static void ReadController(ConfigurationReader reader, ConsentControllerOptions controller)
    {
        reader.Text("Name", text => controller.Name = text);
        reader.Text("Contact", text => controller.Contact = text);
        reader.Text("Address", text => controller.Address = text);
    }

    private static void SetBasePath(ConfigurationReader reader, string text, CookieConsentOptions options)
    {
        if (text.StartsWith('/'))
            options.BasePath = new PathString(text);
        else
            options.ConfigurationErrors.Add($"{reader.Path}:BasePath is \"{text}\". Write a path that starts with a slash, for example \"/_cc\".");
    }

    private static void ReadService(ConfigurationReader reader, CookieConsentOptions options, string id)
    {
        var service = new ConsentServiceOptions();
        reader.Text("Name", text => service.Name = text);
        reader.Text("Provider", text => service.Provider = text);
        reader.Text("PolicyUrl", text => service.PolicyUrl = text);
        reader.Choice("Category", choice => service.Category = choice, Categories);
        reader.Text("Purpose", text => service.Purpose = text);
        reader.Section("Exempt", exemption => ReadExemption(exemption, service));
        reader.Texts("Hosts", service.Hosts.Add);
        reader.List("Cookies", cookie => service.Cookies.Add(ReadCookie(cookie)));
        reader.Texts("Storage", service.Storage.Add);
        options.Services[id] = service;
    }

    private static void ReadExemption(ConfigurationReader reader, ConsentServiceOptions service)
    {
        var exemption = service.Exempt = new();
        reader.Boolean("ChosenByVisitor", value => exemption.ChosenByVisitor = value);
        reader.Boolean("SinglePublisher", value => exemption.SinglePublisher = value);
        reader.Boolean("AnonymousStatistics", value => exemption.AnonymousStatistics = value);
        reader.Boolean("CrossSiteIdentifier", value => exemption.CrossSiteIdentifier = value);
        reader.Duration("DataRetention", duration => exemption.DataRetention = duration);
    }

    private static void ReadRegions(ConfigurationReader reader, ConsentRegionsOptions regions)
    {
        reader.Text("CountryHeader", text => regions.CountryHeader = text.Length == 0 ? null : text);
        reader.Text("RegionHeader", text => regions.RegionHeader = text.Length == 0 ? null : text);
        reader.Map("Rules", (code, rule) =>
        {
            var options = regions.Rules[code] = new();
            rule.Choice("Regime", choice => options.Regime = choice, Enum.GetValues<ConsentRegime>());
            rule.Texts("Exemptions", text => options.Exemptions.Add(CategoryNamed(text)));
        });
    }

    private static ConsentServiceCookieOptions ReadCookie(ConfigurationReader reader)
    {
        var cookie = new ConsentServiceCookieOptions();
        reader.Text("Name", text => cookie.Name = text);
        reader.Duration("Lifetime", duration => cookie.Lifetime = duration);
        reader.Text("Path", text => cookie.Path = text);
        reader.Text("Domain", text => cookie.Domain = text);
        return cookie;
    }

    private static void ReadCookies(ConfigurationReader reader, CookieConsentOptions options)
    {
        foreach (var category in Categories)
        {
            reader.Texts(category.ToString(), pattern =>
            {
                if (!options.Cookies.TryGetValue(category, out var patterns))
                    options.Cookies[category] = patterns = [];
                patterns.Add(pattern);
            });
        }
    }

    private static void ReadBanner(ConfigurationReader reader, ConsentBannerOptions banner)
    {
        reader.Choice("Layout", choice => banner.Layout = choice, Enum.GetValues<ConsentBannerLayout>());
        reader.Choice("Theme", choice => banner.Theme = choice, Enum.GetValues<ConsentTheme>());
        reader.Texts("Categories", text => banner.Categories.Add(CategoryNamed(text)));
        reader.Text("Stylesheet", text => banner.Stylesheet = text);
        reader.Text("Template", text => banner.Template = text);
        reader.Text("TextsResource", text => banner.TextsResource = text);
        reader.Boolean("ServiceChoice", value => banner.ServiceChoice = value);
        reader.Boolean("CacheSafe", value => banner.CacheSafe = value);
        reader.Section("Texts", texts => texts.EachTextMap((language, key, text) =>
        {
            if (!banner.Texts.TryGetValue(language, out var ofLanguage))
                banner.Texts[language] = ofLanguage = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            ofLanguage[key] = text;
        }));
    }

    private static void ReadFirewall(ConfigurationReader reader, ConsentFirewallOptions firewall)
    {
        reader.Choice("Mode", choice => firewall.Mode = choice, Enum.GetValues<ConsentFirewallMode>());
        reader.Text("Policy", text => firewall.Policy = text);
    }

    // What is no category stays None, which the rules refuse.
    private static CookieCategories CategoryNamed(string text) => Array.Find(Categories, category => text.Equals(category.ToString(), StringComparison.OrdinalIgnoreCase));

    private static void ReadConsentSignals(ConfigurationReader reader, ConsentSignalOptions signals)
    {
        reader.Choice("Google", choice => signals.Google = choice, Enum.GetValues<GoogleConsentMode>());
        reader.Boolean("MicrosoftUet", value => signals.MicrosoftUet = value);
        reader.Boolean("Clarity", value => signals.Clarity = value);
        reader.Boolean("AdsDataRedaction", value => signals.AdsDataRedaction = value);
        reader.Boolean("UrlPassthrough", value => signals.UrlPassthrough = value);
        reader.Texts("Regions", signals.Regions.Add);
    }

    private static void ReadConsentCookie(ConfigurationReader reader, ConsentCookieOptions cookie)
    {
        reader.Text("Name", text => cookie.Name = text);
        reader.Text("Domain", text => cookie.Domain = text.Length == 0 ? null : text);
        reader.Text("Path", text => cookie.Path = text);
        reader.Boolean("HttpOnly", value => cookie.HttpOnly = value);
        reader.Choice("SameSite", choice => cookie.SameSite = choice, SameSiteMode.Lax, SameSiteMode.Strict, SameSiteMode.None);
    }
}

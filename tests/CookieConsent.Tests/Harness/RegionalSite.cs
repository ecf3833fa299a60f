namespace CookieConsent.Tests.Harness;

/// <summary>A site with rules: no consent first in the United States and Japan, and exemptions in the United Kingdom.</summary>
internal static class RegionalSite
{
    public const string Country = "CF-IPCountry";

    /// <summary>An exempt service of analytics and its cookie.</summary>
    public const string Exempt = "audience";

    public const string ExemptCookie = "au_1";

    public static void Configure(CookieConsentOptions options)
    {
        options.Regions.CountryHeader = Country;
        options.Regions.Rules["US"] = new() { Regime = ConsentRegime.OptOut };
        options.Regions.Rules["JP"] = new() { Regime = ConsentRegime.None };
        options.Regions.Rules["GB"] = new() { Exemptions = { CookieCategories.Analytics } };
        Services.Add(options, Exempt, CookieCategories.Analytics, "au_*");
        options.Services[Exempt].Hosts.Add("audience.example");
        options.Services[Exempt].Exempt = new() { SinglePublisher = true, AnonymousStatistics = true, CrossSiteIdentifier = false, DataRetention = TimeSpan.FromDays(365) };
    }

    public static Task<RequestHarness> StartAsync(RequestDelegate? handler = null, Action<CookieConsentOptions>? configure = null, Action<CookieConsentBuilder>? consent = null) =>
        RequestHarness.StartAsync(
            new()
            {
                Options = options =>
                {
                    Configure(options);
                    configure?.Invoke(options);
                },
                Consent = consent,
                Handler = handler ?? SetAll,
            }
        );

    /// <summary>A visitor's country as the CDN says it.</summary>
    public static (string, string) From(string country) => (Country, country);

    /// <summary>Sets a cookie of each category, and one of the exempt service; says what is granted.</summary>
    private static Task SetAll(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { Vocabulary.Necessary, Vocabulary.Functionality, Vocabulary.Analytics, Vocabulary.Advertisement, ExemptCookie }
            .Select(name => name + "=1; Path=/")
            .ToArray();
        var consent = context.GetCookieConsent();
        return context.Response.WriteAsync($"{consent.Status} {consent.Granted}");
    }
}

using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Classification;

/// <summary>
/// ASP.NET Core's own cookies under the names that this app gave them, so that sign-in, session, antiforgery and TempData work unconfigured
/// (requirement K07). The culture cookie is functionality (requirement K04).
/// </summary>
internal static class FrameworkCookies
{
    private static readonly string[] NecessaryPrefixes =
    [
        ".AspNetCore.Antiforgery.",
        ".AspNetCore.Correlation.",
        ".AspNetCore.OpenIdConnect.Nonce.",
        ".AspNetCore.WsFederation.",
        ".AspNetCore.Identity.",
        ".AspNetCore.Mvc.CookieTempDataProvider",
    ];

    private static readonly string[] NecessaryNames =
    [
        ".AspNetCore.Session",
        ".AspNetCore.Cookies",
        ".AspNet.Consent",
        "__TwitterState",
        "Identity.External",
        "Identity.TwoFactorRememberMe",
        "Identity.TwoFactorUserId",
        "Identity.StatusMessage",
        "ARRAffinity",
        "ARRAffinitySameSite",
    ];

    /// <summary>Reads the names from the app's options, and adds the default ones. Called once for each compiled configuration.</summary>
    public static IReadOnlyList<CookieRule> Read(IServiceProvider services, ILogger logger)
    {
        var rules = new List<CookieRule>();
        Add(AuthenticationCookieNames, CookieCategories.Necessary);
        Add(OptionCookieNames, CookieCategories.Necessary);
        Add(CultureCookieNames, CookieCategories.Functionality);
        rules.AddRange(NecessaryNames.Select(name => Rule(name, CookieCategories.Necessary)));
        rules.AddRange(NecessaryPrefixes.Select(prefix => Rule(prefix, CookieCategories.Necessary) with { IsPrefix = true, MayBeSplit = false }));
        return rules;

        // An app's options may need a request or a service that is not there yet; its cookies are then known by default name or IsEssential.
        void Add(Func<IServiceProvider, IEnumerable<string?>> read, CookieCategories category)
        {
            try
            {
                rules.AddRange(read(services).OfType<string>().Where(name => name.Length > 0).Select(name => Rule(name, category)));
            }
            catch (Exception exception)
            {
                logger.FrameworkCookiesNotRead(exception);
            }
        }
    }

    private static CookieRule Rule(string name, CookieCategories category) => new(name, false, category, ClassificationSource.Framework) { MayBeSplit = true };

    private static IEnumerable<string?> AuthenticationCookieNames(IServiceProvider services)
    {
        if (services.GetService<IAuthenticationSchemeProvider>() is not { } schemes || services.GetService<IOptionsMonitor<CookieAuthenticationOptions>>() is not { } options)
            return [];
        return schemes
            .GetAllSchemesAsync()
            .GetAwaiter()
            .GetResult()
            .Where(scheme => typeof(CookieAuthenticationHandler).IsAssignableFrom(scheme.HandlerType))
            .Select(scheme => options.Get(scheme.Name).Cookie.Name);
    }

    private static IEnumerable<string?> OptionCookieNames(IServiceProvider services) =>
        [
            services.GetService<IOptions<SessionOptions>>()?.Value.Cookie.Name,
            services.GetService<IOptions<AntiforgeryOptions>>()?.Value.Cookie.Name,
            services.GetService<IOptions<CookieTempDataProviderOptions>>()?.Value.Cookie.Name,
            services.GetService<IOptions<CookiePolicyOptions>>()?.Value.ConsentCookie.Name,
        ];

    private static IEnumerable<string> CultureCookieNames(IServiceProvider services) =>
        (services.GetService<IOptions<RequestLocalizationOptions>>()?.Value.RequestCultureProviders ?? [])
            .OfType<CookieRequestCultureProvider>()
            .Select(provider => provider.CookieName)
            .Append(CookieRequestCultureProvider.DefaultCookieName);
}

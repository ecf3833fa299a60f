using System.Runtime.CompilerServices;
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
        foreach (var scheme in Try(() => CookieSchemes(services)) ?? [])
            Add(() => [NameOf(scheme, services)], CookieCategories.Necessary);
        Add(() => [services.GetService<IOptions<SessionOptions>>()?.Value.Cookie.Name], CookieCategories.Necessary);
        Add(() => [services.GetService<IOptions<AntiforgeryOptions>>()?.Value.Cookie.Name], CookieCategories.Necessary);

        // MVC does not run in an app compiled ahead of time: the compiler knows this for a constant and leaves its views out, which nothing else here refers to.
        if (RuntimeFeature.IsDynamicCodeSupported)
            Add(() => [services.GetService<IOptions<CookieTempDataProviderOptions>>()?.Value.Cookie.Name], CookieCategories.Necessary);
        Add(() => [services.GetService<IOptions<CookiePolicyOptions>>()?.Value.ConsentCookie.Name], CookieCategories.Necessary);
        Add(() => CultureCookieNames(services), CookieCategories.Functionality);
        rules.AddRange(NecessaryNames.Select(name => Rule(name, CookieCategories.Necessary)));
        rules.AddRange(NecessaryPrefixes.Select(prefix => Rule(prefix, CookieCategories.Necessary) with { IsPrefix = true, MayBeSplit = false }));
        return rules;

        void Add(Func<IEnumerable<string?>> read, CookieCategories category) =>
            rules.AddRange((Try(() => read().OfType<string>().Where(name => name.Length > 0).ToArray()) ?? []).Select(name => Rule(name, category) with { MayBeSplit = category == CookieCategories.Necessary }));

        // An app's options may need a request or a service that is not there yet; its cookies are then known by default name or IsEssential.
        T? Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (Exception exception)
            {
                logger.FrameworkCookiesNotRead(exception);
                return null;
            }
        }
    }

    private static CookieRule Rule(string name, CookieCategories category) => new(name, false, category, ClassificationSource.Framework) { MayBeSplit = true };

    private static AuthenticationScheme[] CookieSchemes(IServiceProvider services) =>
        services.GetService<IAuthenticationSchemeProvider>() is { } schemes
            ? [.. schemes.GetAllSchemesAsync().GetAwaiter().GetResult().Where(scheme => typeof(CookieAuthenticationHandler).IsAssignableFrom(scheme.HandlerType))]
            : [];

    /// <summary>From the factory: the monitor would keep what is made here for every request to come, an exception too.</summary>
    private static string? NameOf(AuthenticationScheme scheme, IServiceProvider services) =>
        services.GetService<IOptionsFactory<CookieAuthenticationOptions>>()?.Create(scheme.Name).Cookie.Name;

    private static IEnumerable<string> CultureCookieNames(IServiceProvider services) =>
        (services.GetService<IOptions<RequestLocalizationOptions>>()?.Value.RequestCultureProviders ?? [])
            .OfType<CookieRequestCultureProvider>()
            .Select(provider => provider.CookieName)
            .Append(CookieRequestCultureProvider.DefaultCookieName);
}

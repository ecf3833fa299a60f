using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Components;

/// <summary>Sites that answer with components, rendered by the framework as in an app.</summary>
internal static class ComponentSite
{
    /// <summary>A site.</summary>
    /// <param name="handler">What answers.</param>
    /// <param name="options">Changes the options.</param>
    /// <param name="isStateCascaded">Whether the app has called <c>AddCascadingConsentState</c>.</param>
    /// <param name="host">What else the app registers.</param>
    /// <param name="settings">Settings in place of options.</param>
    public static Task<RequestHarness> StartAsync(
        RequestDelegate handler,
        Action<CookieConsentOptions>? options = null,
        bool isStateCascaded = true,
        Action<IServiceCollection>? host = null,
        ReloadableSettings? settings = null
    ) =>
        RequestHarness.StartAsync(new()
        {
            Options = options,
            Settings = settings,
            Host = builder =>
            {
                builder.Services.AddRazorComponents().AddInteractiveServerComponents();
                builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
                host?.Invoke(builder.Services);
            },
            Consent = consent =>
            {
                if (isStateCascaded)
                    consent.AddCascadingConsentState();
            },
            Handler = handler,
        });

    /// <summary>A handler that answers with one component.</summary>
    public static RequestDelegate Page<T>(Dictionary<string, object?>? parameters = null)
        where T : IComponent => context => new RazorComponentResult<T>(parameters ?? []).ExecuteAsync(context);
}

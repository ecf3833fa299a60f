using CookieConsent;
using CookieConsent.Components;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives Blazor's components the visitor's decision.</summary>
public static class CascadingConsentStateBuilderExtensions
{
    /// <summary>
    /// Cascades a <see cref="ConsentState"/> to every component: <c>[CascadingParameter] public ConsentState? Consent { get; set; }</c>. In static pages it is that
    /// of the request; interactive server components follow the visitor, who may decide anew in this or in another tab, for which their page loads a script of this
    /// site once a component asks for the state. Needs <c>AddRazorComponents()</c>. Not for WebAssembly.
    /// </summary>
    /// <param name="builder">What <c>AddCookieConsent</c> returned.</param>
    /// <returns>The same builder, for the next call.</returns>
    public static CookieConsentBuilder AddCascadingConsentState(this CookieConsentBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.TryAddSingleton<CircuitAnswer>();
        services.TryAddSingleton<CircuitEndpoint>();
        services.TryAddSingleton<ConsentCircuits>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConsentDecisionObserver, ConsentCircuits>(static provider => provider.GetRequiredService<ConsentCircuits>()));
        services.TryAddScoped<ConsentStateSource>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<CircuitHandler, ConsentCircuitHandler>());
        services.TryAddCascadingValue(static provider => provider.GetRequiredService<ConsentStateSource>().Values);
        return builder;
    }
}

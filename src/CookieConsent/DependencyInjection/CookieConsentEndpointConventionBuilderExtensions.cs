using CookieConsent;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Exempts endpoints from enforcement.</summary>
public static class CookieConsentEndpointConventionBuilderExtensions
{
    private static readonly WithoutCookieConsentAttribute Metadata = new();

    /// <summary>
    /// Exempts the endpoints: their cookies are neither dropped nor hidden. For admin areas and interfaces that no visitor reaches.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoint.</typeparam>
    /// <param name="builder">The endpoints.</param>
    /// <returns>The same endpoints, for the next call.</returns>
    public static TBuilder WithoutCookieConsent<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(static endpoint => endpoint.Metadata.Add(Metadata));
        return builder;
    }
}

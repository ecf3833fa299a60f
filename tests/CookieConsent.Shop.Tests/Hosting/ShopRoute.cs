using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Shop.Tests.Hosting;

/// <summary>One address of the shop that answers GET.</summary>
/// <param name="Path">The path, with sample values for its parameters.</param>
/// <param name="IsPage">Whether a Razor page answers.</param>
internal sealed record ShopRoute(string Path, bool IsPage)
{
    private static readonly Dictionary<string, string> Samples = new() { ["id"] = "1", ["code"] = "404", ["hash"] = "none" };

    // What no endpoint answers for: the library's own, a file, and what is not there.
    private static readonly string[] WithoutEndpoint = ["/_cc", "/_cc/state", "/css/shop.css", "/no-such-page", "/_cc/no-such-asset.css"];

    // An endpoint answers, and finds nothing; or it changes the language.
    private static readonly string[] Variants = ["/product/999", "/stock/999", "/?culture=nb"];

    /// <summary>Read from the app's endpoints, so that a page added tomorrow is tested tomorrow.</summary>
    public static IReadOnlyList<ShopRoute> AllOf(IServiceProvider services)
    {
        var found = services
            .GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => AnswersGet(endpoint) && !IsExempt(endpoint))
            .Select(endpoint => new ShopRoute(Fill(endpoint.RoutePattern), endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null));
        var others = WithoutEndpoint.Concat(Variants).Select(path => new ShopRoute(path, IsPage: false));
        return [.. found.Concat(others).DistinctBy(route => route.Path)];
    }

    /// <summary>The patterns of the endpoints that consent does not rule.</summary>
    public static IEnumerable<string> ExemptPatterns(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsExempt).Select(endpoint => endpoint.RoutePattern.RawText!);

    /// <inheritdoc />
    public override string ToString() => Path;

    private static bool AnswersGet(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET");

    private static bool IsExempt(Endpoint endpoint) => endpoint.Metadata.GetMetadata<WithoutCookieConsentAttribute>() is not null;

    private static string Fill(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Fill))).Where(segment => segment.Length > 0));

    private static string Fill(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { IsOptional: true } => "",
            RoutePatternParameterPart parameter when Samples.TryGetValue(parameter.Name, out var sample) => sample,
            _ => throw new InvalidOperationException($"Add a sample value for the route parameter in {part} to {nameof(ShopRoute)}."),
        };
}

using CookieConsent;

namespace MinimalApi;

/// <summary>Endpoints that answer only visitors who have granted something.</summary>
internal static class RequireConsentExtensions
{
    /// <summary>Answers 403 before the handler runs, where a category is missing.</summary>
    public static RouteHandlerBuilder RequireConsent(this RouteHandlerBuilder endpoint, CookieCategories categories) =>
        endpoint.AddEndpointFilter(async (context, next) =>
            context.HttpContext.GetCookieConsent().IsGranted(categories)
                ? await next(context)
                : Results.Problem($"This needs consent: {categories}.", statusCode: StatusCodes.Status403Forbidden)
        );
}

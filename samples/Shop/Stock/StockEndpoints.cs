namespace Shop.Stock;

/// <summary>The address visitors use, and the one that plays the warehouse's server.</summary>
internal static class StockEndpoints
{
    public static void AddStockProxy(this IServiceCollection services) =>
        services
            .AddHttpClient<StockProxy>()
            // A cookie container would hand one visitor's cookies to the next.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public static void MapStock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/stock/{id:int}", (int id, HttpContext context, StockProxy proxy) => proxy.ForwardAsync(id, context));

        // It stands for another server, whose cookies are not filtered where they arise.
        endpoints.MapGet("/upstream/stock/{id:int}", Warehouse.Answer).WithoutCookieConsent();
    }
}

using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Shop.Tracking;

/// <summary>
/// Plays the part of the marketing snippets that a real site collects over the years: on every page view each of them sets or renews its cookies,
/// each in its own way. None of them asks for consent; that is the library's work.
/// </summary>
internal sealed class PageViewTracking(RequestDelegate next, TimeProvider time)
{
    private static readonly object CallbacksKey = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (IsPageView(context))
            Track(context, time.GetUtcNow());
        return next(context);
    }

    private static void Track(HttpContext context, DateTimeOffset now)
    {
        GoogleAnalytics.Track(context, now);
        HubSpot.Track(context, now);
        AbTest.Track(context, now);
        LanguageMemory.Track(context, now);

        // The exception handler clears the headers of the failed page, but not its callbacks.
        if (context.Items.TryAdd(CallbacksKey, null))
        {
            MetaPixel.Track(context, now);
            Partner.Track(context);
        }
    }

    private static bool IsPageView(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && IsPage(context.GetEndpoint())
        && !IsPage(context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint);

    private static bool IsPage(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
}

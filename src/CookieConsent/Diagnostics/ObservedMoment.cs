using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CookieConsent.Diagnostics;

/// <summary>What is the same for every cookie of one response, looked up once for it.</summary>
/// <param name="Time">The time, in ticks.</param>
/// <param name="Place">The route pattern of the endpoint, of which an app has a fixed number, else the path of the request.</param>
internal readonly record struct ObservedMoment(long Time, string Place)
{
    /// <summary>The moment of this response.</summary>
    public static ObservedMoment Of(RequestConsent consent, long time) =>
        new(time, (consent.Context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? (consent.HasReachedLine ? consent.Path : consent.Context.Request.Path).Value ?? "");
}

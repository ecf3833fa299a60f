using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>Short ways to what the inventory of a site holds, and to a site that sets cookies.</summary>
internal static class Observed
{
    public static ICookieInventory Inventory(this RequestHarness harness) => harness.Services.GetRequiredService<ICookieInventory>();

    public static ObservedCookie Cookie(this RequestHarness harness, string name) => harness.Inventory().GetObservations().Single(cookie => cookie.Name == name);

    public static IReadOnlyList<string> Names(this RequestHarness harness) => [.. harness.Inventory().GetObservations().Select(cookie => cookie.Name)];

    public static Site SiteThatSets(params string[] lines) => SiteThatSets(null, lines);

    public static Site SiteThatSets(Action<CookieConsentOptions>? options, params string[] lines) =>
        new()
        {
            Options = options,
            Handler = context =>
            {
                context.Response.Headers.SetCookie = lines;
                return Task.CompletedTask;
            },
        };
}

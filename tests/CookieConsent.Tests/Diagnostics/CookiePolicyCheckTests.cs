using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>The look at the framework's cookie policy asks for the decision; the page has not asked for it by that.</summary>
[Category("E16")]
internal sealed class CookiePolicyCheckTests
{
    [Test]
    public async Task A_page_that_depends_on_nobody_stays_cacheable([Values] Visitor visitor)
    {
        var pages = 0;
        await using var harness = await StartAsync(context =>
        {
            pages++;
            context.Response.Headers.CacheControl = "public, max-age=60";
            return context.Response.WriteAsync("same");
        });

        var answer = await harness.GetAsync("/", visitor);
        await harness.GetAsync("/", visitor);

        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("public, max-age=60", (string?)null)));
        Assert.That(pages, Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_that_asks_the_frameworks_feature_does_not()
    {
        await using var harness = await StartAsync(context => context.Response.WriteAsync($"{context.Features.Get<ITrackingConsentFeature>()!.CanTrack}"));

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Header("Cache-Control"), Is.EqualTo("private"));
        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Body, Is.EqualTo("False"));
    }

    private static Task<RequestHarness> StartAsync(RequestDelegate page) =>
        RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Cache())),
            After = app => app.UseCookiePolicy().UseOutputCache(),
            Handler = page,
        });
}

using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.Decision;

/// <summary>A page that asked for the visitor's decision, in whatever words, is this visitor's page (requirement E16).</summary>
[Category("E16")]
internal sealed class AskedPageTests
{
    private static IEnumerable<TestCaseData<Func<HttpContext, object>>> Questions()
    {
        yield return Question("Granted", context => context.GetCookieConsent().Granted);
        yield return Question("IsGranted", context => context.GetCookieConsent().IsGranted(CookieCategories.Analytics));
        yield return Question("Status", context => context.GetCookieConsent().Status);
        yield return Question("RefusedServices", context => context.GetCookieConsent().RefusedServices.Count);
        yield return Question("IsServiceGranted", context => context.GetCookieConsent().IsServiceGranted(Services.Pixel));
        yield return Question("CanTrack", context => context.Features.GetRequiredFeature<ITrackingConsentFeature>().CanTrack);
        yield return Question("HasConsent", context => context.Features.GetRequiredFeature<ITrackingConsentFeature>().HasConsent);
    }

    [TestCaseSource(nameof(Questions))]
    public async Task It_is_in_no_shared_cache(Func<HttpContext, object> question)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Services.Offer, Handler = context => context.Response.WriteAsync($"{question(context)}") });

        var answer = await harness.GetAsync();

        Assert.That(answer.Header("Cache-Control"), Does.Contain("private"));
        Assert.That(answer.Header("Vary"), Does.Contain("Cookie"));
    }

    [Test]
    public async Task A_page_that_never_asked_is_left_as_it_is()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Services.Offer, Handler = context => context.Response.WriteAsync("Hello") });

        Assert.That((await harness.GetAsync()).Header("Cache-Control"), Is.Null.Or.Empty);
    }

    private static TestCaseData<Func<HttpContext, object>> Question(string name, Func<HttpContext, object> ask) => new(ask) { TestName = $"It_is_in_no_shared_cache({name})" };
}
